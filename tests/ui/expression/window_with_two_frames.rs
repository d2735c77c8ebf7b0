use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.annotate(n = Window(Sum(price), order_by(id), rows(-1, 0), range(0, 0))));
}
