#![allow(dead_code)]

use orm_core::query;
use orm_tests::models::shop::*;

struct View {
    order_item: OrderItem,
    product: Product,
    tags: Vec<Tag>,
}

fn main() {
    let _ = query!(OrderItem.select_related(product).prefetch_related(product__tags) as View);
}
