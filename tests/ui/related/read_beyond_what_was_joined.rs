use orm_core::{Db, Result, query};
use orm_tests::models::mini::*;

fn main() {}

fn ask(db: &Db) -> Result<()> {
    for order in query!(Order.select_related(customer)).all(db)? {
        println!("{}", order.product.name);
    }
    Ok(())
}
