use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let notes = query!(Order.values_list(id, note));
    let _ = query!(Customer.prefetch_related(Prefetch(orders, notes)));
}
