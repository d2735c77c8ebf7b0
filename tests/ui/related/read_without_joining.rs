use orm_core::{Db, Result, query};
use orm_tests::models::mini::*;

fn main() {}

fn ask(db: &Db) -> Result<()> {
    for order in query!(Order.all()).all(db)? {
        println!("{}", order.customer.name);
    }
    Ok(())
}
