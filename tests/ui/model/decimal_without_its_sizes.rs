use orm_core::Model;

#[derive(Model)]
struct Product {
    id: i64,
    #[model(decimal(max_digits = 10))]
    price: i64,
}

fn main() {}
