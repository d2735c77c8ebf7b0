use orm_core::Model;
use rust_decimal::Decimal;

#[derive(Model)]
struct Book {
    id: i64,
    #[model(max_digits = 8, decimal_places = 2)]
    price: Decimal,
}

fn main() {}
