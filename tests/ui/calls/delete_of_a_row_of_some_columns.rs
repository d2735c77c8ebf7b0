use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn delete(db: &Db) -> orm_core::Result<()> {
    for product in query!(Product.only(name)).all(db)? {
        product.delete(db)?;
    }
    Ok(())
}

fn main() {}
