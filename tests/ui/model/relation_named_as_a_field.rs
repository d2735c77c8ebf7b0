use orm_core::{ForeignKey, Model};

#[derive(Model)]
#[model(has_many(books: Book))]
struct Writer {
    id: i64,
    books: i32,
}

#[derive(Model)]
struct Book {
    id: i64,
    author: ForeignKey<Writer>,
}

fn main() {}
