use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn save(db: &Db, tags: Vec<Tag>) -> orm_core::Result<u64> {
    Tag::bulk_update(db, tags, |tag| tag.name)
}

fn main() {}
