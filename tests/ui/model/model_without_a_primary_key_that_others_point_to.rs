use orm_core::prelude::*;

#[derive(Model)]
#[model(has_many(books: Book))]
struct Author {
    name: String,
}

#[derive(Model)]
struct Book {
    id: i64,
    author: ForeignKey<Author>,
}

fn main() {
    let _ = query!(Book.filter(author__name = "Le Guin").select_related(author));
}
