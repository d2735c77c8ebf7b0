//! A field that is misspelled.

use orm_core::prelude::*;

#[derive(Model)]
struct Product {
    id: i64,
    name: String,
    price: i32,
}

fn main() {
    let cheap = query!(Product.filter(pric__lt = 100));
}
