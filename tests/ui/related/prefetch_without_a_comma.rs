use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Customer.prefetch_related(Prefetch(orders Order.all())));
}
