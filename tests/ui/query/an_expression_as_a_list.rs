//! `in` takes a list or a query; one value is compared by `=`.

use orm_core::prelude::*;

#[derive(Model)]
#[model(app = "shop")]
struct Product {
    id: i64,
    price: i64,
    stock: i64,
}

fn main() {
    let _ = query!(Product.filter(price__in = F(stock)));
}
