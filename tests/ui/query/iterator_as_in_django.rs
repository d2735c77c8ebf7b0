use orm_core::{Model, query};

#[derive(Model)]
struct Product {
    id: i64,
    name: String,
}

fn main() {
    let _ = query!(Product.filter(name = "Mug").iterator());
}
