use orm_core::Model;

#[derive(Model)]
struct Product {
    id: i64,
    #[model(on_delete = protect)]
    category: String,
}

fn main() {}
