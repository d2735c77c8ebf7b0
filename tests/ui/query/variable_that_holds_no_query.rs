use orm_core::{Model, query};

#[derive(Model)]
struct Product {
    id: i64,
    name: String,
}

fn first(products: Vec<Product>) {
    let _ = query!(products.filter(name = "Mug"));
}

fn main() {}
