use orm_core::Model;

#[derive(Model)]
struct Product {
    id: i64,
    #[model(default = "none")]
    stock: i64,
}

fn main() {}
