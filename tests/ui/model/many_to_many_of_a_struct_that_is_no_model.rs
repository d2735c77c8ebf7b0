use orm_core::Model;

struct Tag;

#[derive(Model)]
#[model(many_to_many(tags: Tag))]
struct Product {
    id: i64,
}

fn main() {}
