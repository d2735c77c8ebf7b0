//! An option as a value.

use orm_core::prelude::*;
use orm_examples::shop::*;

fn main() {
    let city: Option<&str> = None;
    let there = query!(Customer.filter(city = city));
}
