use orm_core::Model;

#[derive(Model)]
struct Book {
    id: Vec<i64>,
    title: String,
}

fn main() {}
