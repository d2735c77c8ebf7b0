use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let products = query!(Product.all());
    let _ = products.filter(|product| product.is_active);
}
