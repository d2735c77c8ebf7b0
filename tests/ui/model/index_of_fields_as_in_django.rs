use orm_core::Model;

#[derive(Model)]
#[model(index(fields = ["title"]))]
struct Book {
    id: i64,
    title: String,
}

fn main() {}
