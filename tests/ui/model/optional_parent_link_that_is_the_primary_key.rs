use orm_core::{Model, OneToOne};

#[derive(Model)]
struct Place {
    id: i64,
}

#[derive(Model)]
struct Restaurant {
    #[model(primary_key, parent_link)]
    place: Option<OneToOne<Place>>,
    stars: i32,
}

fn main() {}
