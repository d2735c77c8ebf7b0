use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let names = query!(Order.values(note));
    let customers = query!(Customer.all());
    let _ = query!(customers.prefetch_related(Prefetch(orders, names)));
}
