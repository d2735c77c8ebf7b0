use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn create() {
    let _ = query!(Tag.bulk_create(3, |n| (name = n)));
}

fn main() {}
