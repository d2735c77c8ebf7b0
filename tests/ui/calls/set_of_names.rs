use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn set(db: &Db, product: &Product) -> orm_core::Result<()> {
    product.tags().set(db, ["new", "sale"])
}

fn main() {}
