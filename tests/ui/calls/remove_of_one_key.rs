use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn remove(db: &Db, product: &Product) -> orm_core::Result<()> {
    product.tags().remove(db, 3)
}

fn main() {}
