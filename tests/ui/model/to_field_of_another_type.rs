use orm_core::{ForeignKey, Model};

#[derive(Model)]
struct Creator {
    id: i64,
    #[model(unique)]
    num: i32,
}

#[derive(Model)]
struct Report {
    id: i64,
    #[model(to_field = num)]
    creator: ForeignKey<Creator, String>,
}

fn main() {}
