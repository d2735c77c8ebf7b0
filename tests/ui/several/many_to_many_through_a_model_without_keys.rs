use orm_core::Model;

#[derive(Model)]
#[model(many_to_many(suppliers: Supplier through = Supply))]
struct Product {
    id: i64,
}

#[derive(Model)]
struct Supplier {
    id: i64,
}

#[derive(Model)]
struct Supply {
    id: i64,
    cost: i64,
}

fn main() {}
