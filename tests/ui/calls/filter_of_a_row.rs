use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn named(db: &Db, product: Product) {
    let _ = query!(product.filter(name = "Mug"));
}

fn main() {}
