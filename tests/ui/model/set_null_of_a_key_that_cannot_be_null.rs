use orm_core::{ForeignKey, Model};

#[derive(Model)]
struct Category {
    id: i64,
}

#[derive(Model)]
struct Product {
    id: i64,
    #[model(on_delete = set_null)]
    category: ForeignKey<Category>,
}

fn main() {}
