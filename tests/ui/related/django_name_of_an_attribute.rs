use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Customer.prefetch_related(Prefetch(order, Order.filter(quantity = 1), to_attr = few)));
}
