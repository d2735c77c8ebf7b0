use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Customer.prefetch_related(Prefetch(order, Order.filter(id = 1).union(Order.filter(id = 2)))));
}
