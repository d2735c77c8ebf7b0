use orm_core::{ForeignKey, Model};

#[derive(Model)]
struct Creator {
    id: i64,
    #[model(unique)]
    num: i64,
}

#[derive(Model)]
struct Report {
    id: i64,
    #[model(to_field = num)]
    creator: ForeignKey<Creator, i64>,
}

fn main() {}
