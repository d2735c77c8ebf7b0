use orm_core::Model;

#[derive(Model)]
#[model(check("price >= 0"))]
struct Product {
    id: i64,
    price: i64,
}

fn main() {}
