use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn delete(db: &Db) -> orm_core::Result<()> {
    query!(Customer.annotate(orders = Count(order)).filter(orders = 0)).delete(db)?;
    Ok(())
}

fn main() {}
