use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let groups = query!(Product.values(category__name).annotate(n = Count()));
    let _ = query!(groups.filter(n = 3));
}
