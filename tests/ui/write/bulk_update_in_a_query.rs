use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let products: Vec<Product> = Vec::new();
    let _ = query!(Product.bulk_update(products, price));
}
