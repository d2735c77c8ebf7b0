use orm_core::{Model, Query, query};

#[derive(Model)]
struct Product {
    id: i64,
    name: String,
}

struct Named {
    name: String,
}

fn named(products: Query<'_, Product>) {
    let _ = query!(products.values(name) as Named);
}

fn main() {}
