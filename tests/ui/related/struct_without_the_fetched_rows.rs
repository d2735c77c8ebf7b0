#![allow(dead_code)]

use orm_core::query;
use orm_tests::models::shop::*;

struct View {
    product: Product,
}

fn main() {
    let _ = query!(Product.prefetch_related(tags) as View);
}
