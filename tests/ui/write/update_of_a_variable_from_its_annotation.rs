use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let products = query!(Product.annotate(sold = Count(order)));
    let _ = query!(products.filter(sold__gt = 1).update(inventory_count = F(sold)));
}
