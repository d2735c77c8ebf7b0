use orm_core::Model;

#[derive(Model)]
#[model(index(nmae, id))]
struct Tag {
    id: i64,
    name: String,
}

fn main() {}
