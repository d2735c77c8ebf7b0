use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn fetched(db: &Db) -> orm_core::Result<()> {
    let products = query!(Product.prefetch_related(tags));
    let all = query!(products.prefetch_related(order)).all(db)?;
    Ok(())
}

fn main() {}
