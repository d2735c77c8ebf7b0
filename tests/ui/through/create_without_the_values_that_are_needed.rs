use orm_core::Db;
use orm_tests::models::shop::*;

fn write(db: &Db, product: &Product, supplier: &Supplier) -> orm_core::Result<()> {
    product.suppliers().create(db, supplier.clone())?;
    Ok(())
}

fn main() {}
