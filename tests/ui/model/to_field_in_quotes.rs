use orm_core::{ForeignKey, Model};

#[derive(Model)]
struct Author {
    id: i64,
    #[model(unique)]
    name: String,
}

#[derive(Model)]
struct Book {
    id: i64,
    #[model(to_field = "name")]
    author: ForeignKey<Author, String>,
}

fn main() {}
