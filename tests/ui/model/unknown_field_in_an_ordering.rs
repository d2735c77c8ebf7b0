use orm_core::Model;

#[derive(Model)]
#[model(ordering(-nam))]
struct Tag {
    id: i64,
    name: String,
}

fn main() {}
