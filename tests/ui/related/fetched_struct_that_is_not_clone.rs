#![allow(dead_code)]

use orm_core::query;
use orm_tests::models::shop::*;

struct Line {
    order_item: OrderItem,
    order: Order,
}

fn main() {
    let _ = query!(Product.prefetch_related(Prefetch(order_items, OrderItem.select_related(order) as Line)));
}
