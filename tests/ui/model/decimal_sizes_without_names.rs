use orm_core::Model;
use rust_decimal::Decimal;

#[derive(Model)]
struct Book {
    id: i64,
    #[model(decimal(8, 2))]
    price: Decimal,
}

fn main() {}
