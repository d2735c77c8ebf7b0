//! The names that a query gives: none may be that of a column.

use crate::plan::{Table, hash};

/// Checks that `name`, which a query gives to an expression, hides no column of `table`.
///
/// # Panics
/// If it does: at compile time, where `query!` calls this.
#[track_caller]
pub const fn new_name(table: &'static Table, name: &str) {
    let name = hash(name);
    let mut at = 0;
    while at < table.columns.len() {
        let column = table.columns[at];
        assert!(
            hash(column.name) != name && column.id != name,
            "this name is that of a field of the model, which it would hide"
        );
        at += 1;
    }
}
