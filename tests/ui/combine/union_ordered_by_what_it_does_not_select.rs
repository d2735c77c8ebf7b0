use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.values(id).union(Order.values(id)).order_by(-quantity));
}
