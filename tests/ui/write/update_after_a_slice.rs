use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.order_by(price)[..3].update(price = 3));
}
