#![allow(dead_code)]

use orm_core::query;
use orm_tests::models::shop::*;

struct Line {
    product: Product,
}

fn main() {
    let _ = query!(OrderItem.select_related(product) as Line);
}
