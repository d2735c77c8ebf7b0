use orm_core::Model;

#[derive(Model)]
struct Tag<T> {
    id: i64,
    name: T,
}

fn main() {}
