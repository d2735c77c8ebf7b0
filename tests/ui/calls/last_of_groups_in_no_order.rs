use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn last(db: &Db) -> orm_core::Result<()> {
    let last = query!(Product.values(category).annotate(n = Count())).last(db)?;
    Ok(())
}

fn main() {}
