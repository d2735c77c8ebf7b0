use orm_core::{ForeignKey, Model};

#[derive(Model)]
#[model(has_many(products: Product), ordering(nam))]
struct Category {
    id: i64,
    name: String,
}

#[derive(Model)]
#[model(ordering(category))]
struct Product {
    id: i64,
    #[model(max_length = 0)]
    name: String,
    category: ForeignKey<Category>,
}

fn main() {}
