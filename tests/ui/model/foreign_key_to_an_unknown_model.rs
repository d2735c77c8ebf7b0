use orm_core::{ForeignKey, Model};

#[derive(Model, Clone, Debug)]
#[model(ordering(author, title))]
struct Book {
    id: i64,
    title: String,
    author: ForeignKey<Writer>,
}

fn main() {}
