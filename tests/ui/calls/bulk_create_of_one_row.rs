use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn create(db: &Db, tag: Tag) -> orm_core::Result<Vec<Tag>> {
    Tag::bulk_create(db, tag)
}

fn main() {}
