use orm_core::Model;

#[derive(Model)]
#[model(has_many(orders: Order))]
struct Product {
    id: i64,
}

#[derive(Model)]
struct Order {
    id: i64,
}

fn main() {}
