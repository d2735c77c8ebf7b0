#![allow(dead_code)]

use orm_core::query;
use orm_tests::models::shop::*;

#[derive(Clone)]
struct View {
    product: Product,
    order_items: Vec<OrderItem>,
}

fn main() {
    let _ = query!(Product.prefetch_related(order_items__order) as View);
}
