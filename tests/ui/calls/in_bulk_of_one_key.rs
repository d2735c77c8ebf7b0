use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn named(db: &Db) -> orm_core::Result<()> {
    let products = query!(Product.all()).in_bulk(db, 7)?;
    Ok(())
}

fn main() {}
