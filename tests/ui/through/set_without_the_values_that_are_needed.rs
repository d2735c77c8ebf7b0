use orm_core::Db;
use orm_tests::models::shop::*;

fn write(db: &Db, product: &Product, supplier: &Supplier) -> orm_core::Result<()> {
    supplier.products().set(db, [product])
}

fn main() {}
