use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let newest = query!(Order.get(id = 1));
    let _ = query!(Customer.prefetch_related(Prefetch(orders, newest)));
}
