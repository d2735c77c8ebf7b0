use orm_core::prelude::*;
use orm_tests::models::mini::Product;

fn raise(db: &Db, product: &mut Product) -> orm_core::Result<()> {
    product.update_fields(db, |product| (product.name, product.pric))
}

fn main() {}
