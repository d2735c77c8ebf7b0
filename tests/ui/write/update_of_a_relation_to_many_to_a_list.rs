use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.update(tags = [1, 2]));
}
