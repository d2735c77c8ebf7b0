use orm_core::{ForeignKey, Model};

#[derive(Model)]
#[model(has_one(profile: Profile))]
struct Customer {
    id: i64,
}

#[derive(Model)]
struct Profile {
    id: i64,
    customer: ForeignKey<Customer>,
}

fn main() {}
