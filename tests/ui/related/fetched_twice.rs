use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Customer.prefetch_related(order, Prefetch(order, Order.filter(quantity = 1))));
}
