//! A condition as Rust would write it.

use orm_core::prelude::*;
use orm_examples::shop::*;

fn main() {
    let cheap = query!(Product.filter(price < 100));
}
