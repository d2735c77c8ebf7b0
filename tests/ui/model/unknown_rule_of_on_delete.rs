use orm_core::{ForeignKey, Model};

#[derive(Model)]
struct Category {
    id: i64,
}

#[derive(Model)]
struct Product {
    id: i64,
    #[model(on_delete = cascde)]
    category: ForeignKey<Category>,
}

fn main() {}
