use orm_core::Model;

#[derive(Model)]
#[model(ordering("-title"))]
struct Book {
    id: i64,
    title: String,
}

fn main() {}
