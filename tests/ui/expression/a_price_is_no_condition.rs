// An expression stands where a condition is expected, and is neither true nor false.
use orm_core::prelude::*;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.filter(F(price)));
}
