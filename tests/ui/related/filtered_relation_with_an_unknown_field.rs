use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(
        Product.annotate(good = FilteredRelation(reviews, Q(reviews__rating__gte = 4))).filter(good__ratin = 5)
    );
}
