use orm_core::{ForeignKey, Model};

#[derive(Model)]
#[model(many_to_many(tags: Tag through = Marking))]
struct Book {
    id: i64,
}

#[derive(Model)]
struct Tag {
    id: i64,
}

#[derive(Model)]
struct Marking {
    id: i64,
    tag: ForeignKey<Tag>,
    other: ForeignKey<Tag>,
    book: ForeignKey<Book>,
}

fn main() {}
