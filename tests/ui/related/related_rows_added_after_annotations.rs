use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let orders = query!(Order.annotate(twice = F(quantity) * 2));
    let _ = query!(orders.select_related(product));
}
