use orm_core::Model;

struct Order;

#[derive(Model)]
#[model(has_many(orders: Order))]
struct Product {
    id: i64,
}

fn main() {}
