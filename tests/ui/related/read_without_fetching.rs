use orm_core::{Db, Result, query};
use orm_tests::models::mini::*;

fn main() {}

fn ask(db: &Db) -> Result<()> {
    for customer in query!(Customer.all()).all(db)? {
        println!("{}", customer.order.len());
    }
    Ok(())
}
