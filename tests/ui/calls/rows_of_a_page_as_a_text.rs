use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn page(db: &Db) -> orm_core::Result<()> {
    let page = query!(Product.all()).page(db, 1, "10")?;
    Ok(())
}

fn main() {}
