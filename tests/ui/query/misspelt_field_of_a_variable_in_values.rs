use orm_core::{Model, Query, query};

#[derive(Model)]
struct Product {
    id: i64,
    name: String,
}

fn names(products: Query<'_, Product>) {
    let _ = query!(products.values(nam));
}

fn main() {}
