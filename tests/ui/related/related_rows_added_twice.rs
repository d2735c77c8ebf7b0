use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let orders = query!(Order.select_related(customer));
    let _ = query!(orders.select_related(product));
}
