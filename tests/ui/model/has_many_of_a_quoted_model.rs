use orm_core::{ForeignKey, Model};

#[derive(Model)]
#[model(has_many(books: "Book"))]
struct Author {
    id: i64,
}

#[derive(Model)]
struct Book {
    id: i64,
    author: ForeignKey<Author>,
}

fn main() {}
