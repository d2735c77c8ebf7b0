//! A list of options.

use orm_core::prelude::*;
use orm_examples::shop::*;

fn main() {
    let keys = vec![Some(1), None];
    let named = query!(Product.filter(id__in = keys));
}
