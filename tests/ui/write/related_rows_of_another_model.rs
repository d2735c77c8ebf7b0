use orm_core::{Db, Result};
use orm_tests::models::mini::{Customer, Product};

fn tag(db: &Db, product: &Product, customer: &Customer) -> Result<()> {
    product.tags().add(db, [customer])
}

fn main() {}
