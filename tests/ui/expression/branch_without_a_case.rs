use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.annotate(band = When(price__gt = 3, then = "dear")));
}
