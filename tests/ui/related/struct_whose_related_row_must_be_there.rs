#![allow(dead_code)]

use orm_core::query;
use orm_tests::models::shop::*;

struct View {
    product: Product,
    category: Category,
}

fn main() {
    let _ = query!(Product.select_related(category) as View);
}
