use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let (products, categories) = (query!(Product.all()), query!(Category.all()));
    let _ = query!(products.prefetch_related(Prefetch(tags, categories)));
}
