use orm_core::Model;

#[derive(Model)]
#[model(many_to_many(tags: Tag))]
struct Product {
    id: i64,
}

#[derive(Model)]
#[model(many_to_many(products: Product reverse tag))]
struct Tag {
    id: i64,
}

fn main() {}
