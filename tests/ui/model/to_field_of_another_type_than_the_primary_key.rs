use orm_core::{ForeignKey, Model};

#[derive(Model)]
struct Creator {
    id: i64,
    #[model(unique)]
    name: String,
}

#[derive(Model)]
struct Report {
    id: i64,
    #[model(to_field = name)]
    creator: ForeignKey<Creator>,
}

fn main() {}
