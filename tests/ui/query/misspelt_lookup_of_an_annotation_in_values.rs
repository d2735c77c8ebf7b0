use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.annotate(letters = Length(name)).values(letters__foo));
}
