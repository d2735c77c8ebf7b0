use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let cheap = query!(Product.filter(price__lt = 10));
    let _ = query!(cheap.union(Product.filter(price__gt = 100)).order_by(category__name));
}
