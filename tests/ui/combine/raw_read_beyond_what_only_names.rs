use orm_core::{Db, Result, query};
use orm_tests::models::shop::*;

fn main() {}

fn ask(db: &Db) -> Result<()> {
    for product in query!(Product.raw("SELECT id, name FROM shop_product").only(name)).all(db)? {
        println!("{} costs {}", product.name, product.price);
    }
    Ok(())
}
