use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let names = query!(Order.values(note));
    let _ = query!(Customer.prefetch_related(Prefetch(orders, names)));
}
