use orm_core::{ForeignKey, Model};

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
    product: ForeignKey<Product>,
}

fn main() {}
