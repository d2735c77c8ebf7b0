use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn save(db: &Db, tag: &mut Tag) -> orm_core::Result<()> {
    tag.update_fields(db, ["name"])
}

fn main() {}
