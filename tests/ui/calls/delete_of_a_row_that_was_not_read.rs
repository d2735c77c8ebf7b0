use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn delete(db: &Db) -> orm_core::Result<()> {
    query!(Tag.get(name = "sale")).delete(db)?;
    Ok(())
}

fn main() {}
