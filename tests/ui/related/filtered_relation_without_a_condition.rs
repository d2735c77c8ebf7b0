use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.annotate(good = FilteredRelation(reviews)).filter(good__rating = 5));
}
