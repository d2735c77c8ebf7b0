#![allow(dead_code)]

use orm_core::query;
use orm_tests::models::shop::*;

struct View {
    order: Order,
}

fn main() {
    let _ = query!(Order.all() as View);
}
