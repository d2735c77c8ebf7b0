use orm_core::{ForeignKey, Model};

#[derive(Model)]
struct Author {
    id: i64,
}

#[derive(Model)]
struct Book {
    id: i64,
    author: ForeignKey<Author, String>,
}

fn main() {}
