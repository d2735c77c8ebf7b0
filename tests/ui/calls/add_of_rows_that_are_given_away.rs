use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn add(db: &Db, product: &Product, tag: Tag) -> orm_core::Result<()> {
    product.tags().add(db, [tag])
}

fn main() {}
