use orm_core::Model;

#[derive(Model)]
struct Tag {
    id: i64,
    #[model(max_lenght = 30)]
    name: String,
}

fn main() {}
