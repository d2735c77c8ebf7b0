use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(
        Product.annotate(good = FilteredRelation(reviews, Q(reviews__customer__city = "Paris"))).filter(good__rating = 5)
    );
}
