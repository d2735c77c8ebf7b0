use orm_core::prelude::*;
use orm_tests::models::shop::*;

fn negated() {
    let _ = query!(Product.annotate(opposite = -F(is_active)));
}

fn main() {}
