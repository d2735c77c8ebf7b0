use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn save(db: &Db) -> orm_core::Result<()> {
    for tag in query!(Tag.values(id, name)).all(db)? {
        tag.save(db)?;
    }
    Ok(())
}

fn main() {}
