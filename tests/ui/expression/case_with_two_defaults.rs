use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.annotate(n = Case(When(price__lt = 3, then = 1), default = 2, default = 3)));
}
