use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.prefetch_related(tags).update(price = 3));
}
