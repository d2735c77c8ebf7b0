use orm_core::Model;

#[derive(Model)]
struct Tag {
    id: i64,
    #[model(null = true)]
    name: String,
}

fn main() {}
