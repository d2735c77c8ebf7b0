use orm_core::{ForeignKey, Model};

struct Category;

#[derive(Model)]
struct Product {
    id: i64,
    category: ForeignKey<Category>,
}

fn main() {}
