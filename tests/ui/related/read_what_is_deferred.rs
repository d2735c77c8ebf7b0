//! A related row does not hold what `defer` names.

use orm_core::query;
use orm_core::Db;
use orm_tests::models::shop::*;

fn print(db: &Db) -> orm_core::Result<()> {
    for order in query!(Order.select_related(customer).defer(customer__email)).all(db)? {
        let email: Option<String> = order.customer.email;
    }
    Ok(())
}

fn main() {}
