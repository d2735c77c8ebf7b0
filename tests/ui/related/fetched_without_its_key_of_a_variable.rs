use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let orders = query!(Order.all());
    let _ = query!(orders.only(quantity).prefetch_related(customer));
}
