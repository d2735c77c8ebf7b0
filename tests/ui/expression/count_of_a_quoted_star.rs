use orm_core::prelude::*;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.aggregate(n = Count("*")));
}
