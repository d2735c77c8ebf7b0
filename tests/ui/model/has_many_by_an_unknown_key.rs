use orm_core::{ForeignKey, Model};

#[derive(Model)]
#[model(has_many(books: Book by writer))]
struct Writer {
    id: i64,
}

#[derive(Model)]
struct Book {
    id: i64,
    author: ForeignKey<Writer>,
    contact: ForeignKey<Writer>,
}

fn main() {}
