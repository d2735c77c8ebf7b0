use orm_core::{Db, Result, query};
use orm_tests::models::shop::*;

fn main() {}

fn ask(db: &Db) -> Result<()> {
    let twice = query!(Product.raw("SELECT *, price * 2 AS twice FROM shop_product").annotate(twice as i64));
    for product in twice.all(db)? {
        println!("{}", product.twise);
    }
    Ok(())
}
