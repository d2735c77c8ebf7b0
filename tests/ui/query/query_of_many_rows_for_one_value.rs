use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Review.filter(product = Product.filter(id = 1)));
}
