use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn save(db: &Db, tags: &[Tag]) -> orm_core::Result<u64> {
    Tag::bulk_update(db, tags, ["name"])
}

fn main() {}
