use orm_core::{Db, Result, query};
use orm_tests::models::mini::*;

fn main() {}

fn ask(db: &Db) -> Result<()> {
    for product in query!(Product.prefetch_related(tags)).iter(db)? {
        println!("{}", product?.tags.len());
    }
    Ok(())
}
