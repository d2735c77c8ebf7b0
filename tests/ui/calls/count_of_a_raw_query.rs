use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn count(db: &Db) -> orm_core::Result<()> {
    let count = query!(Tag.raw("SELECT * FROM mini_tag")).count(db)?;
    Ok(())
}

fn main() {}
