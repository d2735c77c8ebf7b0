use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let least = 3;
    let _ = query!(Product.filter_some(price__gte = least));
}
