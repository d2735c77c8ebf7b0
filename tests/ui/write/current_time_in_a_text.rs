use orm_core::Model;

#[derive(Model)]
struct Invoice {
    id: i64,
    #[model(auto_now)]
    changed: String,
}

fn main() {}
