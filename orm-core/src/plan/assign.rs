//! Assignments: what `update` and `create` set.

use super::{Column, Expr};

/// A column and its new value.
#[derive(Clone, Copy, Debug)]
pub struct Set {
    /// The column.
    pub column: &'static Column,
    /// The value: a parameter, NULL or an expression.
    pub value: Expr,
}

/// Makes sure that the primary key `key`, by which rows are known, is not what is set.
///
/// # Panics
/// If it is: at compile time, a compile error.
#[track_caller]
pub const fn keeps_key(column: &'static Column, key: &'static Column) {
    assert!(column.id != key.id, "`bulk_update` knows rows by their primary key, and does not change it");
}

/// Makes sure that no column is set twice, as `category` and `category_id` would.
///
/// # Panics
/// If one is: at compile time, a compile error.
#[track_caller]
pub const fn set_once(column: &'static Column, others: &[&'static Column]) {
    let mut at = 0;
    while at < others.len() {
        assert!(others[at].id != column.id, "this column is set twice, by its two names");
        at += 1;
    }
}
