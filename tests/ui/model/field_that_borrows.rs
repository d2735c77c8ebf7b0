use orm_core::Model;

#[derive(Model)]
struct Tag {
    id: i64,
    name: Option<&'static str>,
}

fn main() {}
