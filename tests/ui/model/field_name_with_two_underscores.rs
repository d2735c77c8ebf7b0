use orm_core::Model;

#[derive(Model)]
struct Product {
    id: i64,
    unit__price: i64,
}

fn main() {}
