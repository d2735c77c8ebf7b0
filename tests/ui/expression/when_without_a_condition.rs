use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.annotate(x = Case(When(then = 1), default = 2)));
}
