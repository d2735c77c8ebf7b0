use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let orders = query!(Order.prefetch_related(product__tags));
    let _ = query!(orders.select_related(customer));
}
