use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.update(customer = 3, customer_id = 4));
}
