use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.annotate(n = Window(Sum(price), order_by(id), order_by(name))));
}
