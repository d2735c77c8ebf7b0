use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let orders = query!(Order.filter(quantity = 1));
    let _ = query!(Product.prefetch_related(Prefetch(order, orders), order__customer));
}
