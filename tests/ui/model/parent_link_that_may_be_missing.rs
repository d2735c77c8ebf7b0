use orm_core::prelude::*;

#[derive(Model)]
struct Place {
    id: i64,
}

#[derive(Model)]
struct Restaurant {
    id: i64,
    #[model(parent_link)]
    place: Option<OneToOne<Place>>,
}

fn main() {}
