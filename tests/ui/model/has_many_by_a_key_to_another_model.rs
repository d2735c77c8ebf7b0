use orm_core::{ForeignKey, Model};

#[derive(Model)]
#[model(has_many(books: Book by publisher))]
struct Writer {
    id: i64,
}

#[derive(Model)]
struct Publisher {
    id: i64,
}

#[derive(Model)]
struct Book {
    id: i64,
    author: ForeignKey<Writer>,
    publisher: ForeignKey<Publisher>,
}

fn main() {}
