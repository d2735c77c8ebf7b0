use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn price(db: &Db) -> orm_core::Result<i64> {
    let products = query!(Product.all());
    let products = query!(products.only(name)).all(db)?;
    Ok(products.iter().map(|product| i64::from(product.price)).sum())
}

fn main() {}
