//! A field in quotes, as in Django.

use orm_core::prelude::*;
use orm_examples::shop::*;

fn main() {
    let cheap = query!(Product.order_by("-price"));
}
