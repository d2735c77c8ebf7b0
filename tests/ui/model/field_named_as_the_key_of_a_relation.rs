use orm_core::{ForeignKey, Model};

#[derive(Model)]
struct Writer {
    id: i64,
}

#[derive(Model)]
struct Book {
    id: i64,
    author: ForeignKey<Writer>,
    author_id: i64,
}

fn main() {}
