//! The statements that create tables are Django's, word for word.

// Only the tables of these models matter.
#![allow(dead_code, unreachable_pub)]

mod blog;
mod mini;
mod shop;
mod suite;

use std::collections::BTreeSet;

use orm_core::schema::Schema;

/// The statements of `schema`, and what Django wrote, which stands in `expected` one statement a line.
fn same(schema: &Schema, expected: &str) {
    let own: BTreeSet<String> = schema.statements().into_iter().collect();
    let django: BTreeSet<String> = expected.lines().map(|line| line.trim().trim_end_matches(';').to_owned()).collect();
    let own_only: Vec<&String> = own.difference(&django).collect();
    let django_only: Vec<&String> = django.difference(&own).collect();
    assert!(own_only.is_empty() && django_only.is_empty(), "ours: {own_only:#?}\nDjango's: {django_only:#?}");
}
