use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let least = Some(3);
    let _ = query!(Product.filter_some(prize__gte = least));
}
