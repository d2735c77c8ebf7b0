use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.update(quantity = Case(When(product__name = None, then = 1), default = 2)));
}
