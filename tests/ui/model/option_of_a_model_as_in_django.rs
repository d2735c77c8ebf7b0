use orm_core::Model;

#[derive(Model)]
#[model(app = "shop", unique_together(name, rank))]
struct Tag {
    id: i64,
    name: String,
    rank: i32,
}

fn main() {}
