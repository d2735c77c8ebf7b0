use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn write(db: &Db, tags: Vec<Tag>) -> orm_core::Result<Vec<Tag>> {
    Tag::bulk_create_or_update(db, tags, |tag| tag.name, "name")
}

fn main() {}
