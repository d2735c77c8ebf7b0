use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Customer.prefetch_related(Prefetch(order, Product.filter(price__gt = 3))));
}
