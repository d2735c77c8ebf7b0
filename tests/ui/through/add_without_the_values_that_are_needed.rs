use orm_core::Db;
use orm_tests::models::shop::*;

fn write(db: &Db, product: &Product, supplier: &Supplier) -> orm_core::Result<()> {
    product.suppliers().add(db, [supplier])
}

fn main() {}
