use orm_core::{Model, Query, query};

#[derive(Model)]
struct Product {
    id: i64,
    name: String,
}

fn total(products: Query<'_, Product>) {
    let _ = query!(products.aggregate(total = Sum(name)));
}

fn main() {}
