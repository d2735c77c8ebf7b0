use orm_core::Model;

#[derive(Model)]
struct Tag {
    name: String,
}

fn main() {}
