#![allow(dead_code)]

use orm_core::query;
use orm_tests::models::shop::*;

struct View {
    order: Order,
    customer: Product,
}

fn main() {
    let _ = query!(Order.select_related(customer) as View);
}
