use orm_core::query;
use orm_tests::models::mini::*;

struct Counted {
    product: Product,
    twice: i64,
}

fn main() {
    let orders = query!(Order.all());
    let _ = query!((orders as Product).annotate(twice = F(quantity) * 2) as Counted);
}
