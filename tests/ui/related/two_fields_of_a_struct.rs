#![allow(dead_code)]

use orm_core::query;
use orm_tests::models::shop::*;

struct View {
    order_item: OrderItem,
    product: Product,
}

fn main() {
    let _ = query!(OrderItem.select_related(product).annotate(order_item = F(quantity)) as View);
}
