use orm_core::Model;

#[derive(Model)]
#[model(max_length = 30)]
struct Tag {
    id: i64,
    name: String,
}

fn main() {}
