use orm_core::prelude::*;

#[derive(Model)]
struct Place {
    id: i64,
}

#[derive(Model)]
struct Restaurant {
    id: i64,
    #[model(parent_link)]
    place: ForeignKey<Place>,
}

fn main() {}
