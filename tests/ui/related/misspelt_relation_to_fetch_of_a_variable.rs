use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let products = query!(Product.filter(price = 1));
    let _ = query!(products.prefetch_related(tag));
}
