use orm_core::Model;

#[derive(Model)]
struct Book {
    id: i64,
    #[model(default = || 100)]
    pages: i32,
}

fn main() {}
