use orm_core::Model;

#[derive(Model)]
#[model(unique("title", "year"))]
struct Book {
    id: i64,
    title: String,
    year: i32,
}

fn main() {}
