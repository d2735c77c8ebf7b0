use orm_core::Model;

#[derive(Model)]
#[model(index("LOWER(\"name\")"))]
struct Product {
    id: i64,
    name: String,
}

fn main() {}
