use orm_core::Model;

#[derive(Model)]
struct Book {
    #[model(primary_key = true)]
    isbn: String,
}

fn main() {}
