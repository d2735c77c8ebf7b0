use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let products = query!(Product.all());
    let _ = products.order_by(-name);
}
