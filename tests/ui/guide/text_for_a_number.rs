//! A text where a number belongs.

use orm_core::prelude::*;
use orm_examples::shop::*;

fn main() {
    let cheap = query!(Product.filter(price__lt = "100"));
}
