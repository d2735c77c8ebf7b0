use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn named(db: &Db) -> orm_core::Result<()> {
    let products = query!(Product.all()).in_bulk(db, ["Mug"])?;
    Ok(())
}

fn main() {}
