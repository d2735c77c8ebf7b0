//! Groups have no key to go by.

use orm_core::{Db, Result, query};
use orm_tests::models::mini::*;

fn main() {}

fn ask(db: &Db) -> Result<()> {
    query!(Product.values(category).annotate(n = Count(id)).filter(n__gt = 1)).last(db)?;
    Ok(())
}
