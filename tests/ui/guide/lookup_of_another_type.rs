//! A lookup that the type does not have.

use orm_core::prelude::*;
use orm_examples::shop::*;

fn main() {
    let old = query!(Product.filter(name__year = 2023));
}
