use orm_core::Model;

#[derive(Model)]
struct Book {
    id: i64,
    title: String,
    price: Money,
}

fn main() {}
