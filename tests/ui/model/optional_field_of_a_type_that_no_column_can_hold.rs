use orm_core::Model;

struct Colour;

#[derive(Model)]
struct Product {
    id: i64,
    colour: Option<Colour>,
}

fn main() {}
