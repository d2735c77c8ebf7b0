use orm_core::Model;

#[derive(Model)]
struct Tag {
    #[model(primary_key)]
    name: String,
    #[model(primary_key)]
    slug: String,
}

fn main() {}
