use orm_core::Model;

#[derive(Model)]
struct Tag {
    id: i64,
    #[model(max_length = "thirty")]
    name: String,
}

fn main() {}
