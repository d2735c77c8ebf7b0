use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Customer.select_related(order__product));
}
