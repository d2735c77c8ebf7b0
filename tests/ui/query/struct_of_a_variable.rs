use orm_core::query;
use orm_tests::models::mini::*;

struct Counted {
    order: Order,
    twice: i64,
}

fn main() {
    let orders = query!(Order.all());
    let _ = query!(orders.annotate(twice = F(quantity) * 2) as Counted);
}
