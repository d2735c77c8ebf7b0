use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let ids = vec![1, 2];
    let _ = query!(Order.filter(product__in = Subquery(ids)));
}
