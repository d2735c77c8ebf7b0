use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.annotate(cheap = FilteredRelation(price, Q(price__lt = 10))).filter(cheap = 1));
}
