use orm_core::Model;

#[derive(Model)]
struct Book {
    id: Option<i64>,
    title: String,
}

fn main() {}
