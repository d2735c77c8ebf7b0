//! Set operations, raw SQL and queries in expressions, on the database of the conformance tests.

#![allow(clippy::unwrap_used)] // Tests speak by panicking.

use orm_core::{Db, query};
use orm_tests::models::mini::*;

fn db() -> Db {
    Db::open_in_memory().unwrap()
}

#[test]
fn both_sides_are_one_statement() {
    let both = query!(Product.filter(price__lt = 5).values(name).union(Product.filter(price__gt = 9).values(name)).order_by(-name)[..2]);
    assert_eq!(
        both.sql(),
        ""
    );
    let _ = db();
}

#[test]
fn a_slice_before_belongs_to_the_first_side() {
    let both = query!(Product.order_by(price)[..2].union(Product.filter(price__gt = 9)[..3], Product.none(), all = true));
    assert_eq!(both.sql(), "");
}

#[test]
fn values_after_are_those_of_each_side() {
    let both = query!(Product.filter(price__lt = 5).difference(Product.filter(price__gt = 9)).values_list(id, name));
    assert_eq!(both.sql(), "");
}

#[test]
fn a_part_may_look_outward() {
    let both = query!(Product.filter(id__in = Product.filter(name = OuterRef(name)).values(id).intersection(Product.filter(price = OuterRef(price)).values(id))));
    assert_eq!(both.sql(), "");
}
