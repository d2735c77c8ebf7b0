use orm_core::prelude::*;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.annotate(n = -F(is_active)));
}
