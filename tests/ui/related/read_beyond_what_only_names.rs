//! A related row holds the fields that `only` names.

use orm_core::query;
use orm_core::Db;
use orm_tests::models::shop::*;

fn print(db: &Db) -> orm_core::Result<()> {
    for order in query!(Order.select_related(customer).only(status, customer__name)).all(db)? {
        println!("{} {:?}", order.customer.name, order.customer.email);
    }
    Ok(())
}

fn main() {}
