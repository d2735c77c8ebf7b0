use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.values(then = Case(When(price__gt = 3, then = date(2024, 1, 1)))));
}
