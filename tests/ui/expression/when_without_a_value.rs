use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.annotate(x = Case(When(price__lt = 10), default = 1)));
}
