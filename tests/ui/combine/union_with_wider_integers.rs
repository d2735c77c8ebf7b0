use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.values(price).union(Order.values(id)));
}
