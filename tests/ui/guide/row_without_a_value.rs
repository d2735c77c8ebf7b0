//! A new row that lacks values.

use orm_core::prelude::*;
use orm_examples::shop::*;

fn main() {
    let order = query!(Order.create(status = Status::New));
    let _ = order;
}
