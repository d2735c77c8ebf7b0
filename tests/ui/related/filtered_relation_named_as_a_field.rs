use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(
        Product.annotate(name = FilteredRelation(reviews, Q(reviews__rating__gte = 4))).filter(name__rating = 5)
    );
}
