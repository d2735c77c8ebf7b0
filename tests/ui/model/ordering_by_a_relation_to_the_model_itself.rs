use orm_core::{ForeignKey, Model};

#[derive(Model)]
#[model(ordering(parent))]
struct Tag {
    id: i64,
    parent: Option<ForeignKey<Tag>>,
}

fn main() {}
