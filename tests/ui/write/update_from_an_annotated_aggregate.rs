use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.annotate(n = Count(order)).update(price = F(n) + 1));
}
