//! Deleting rows, and what happens to those that point to them.

#![allow(clippy::unwrap_used)]
// In helpers of tests, which clippy does not take for tests.
#![allow(clippy::panic)]

mod order;
mod queries;
mod rules;

use orm_core::Error;
use orm_core::write::Deleted;

/// How many rows of each table are gone.
fn counts(deleted: &Deleted) -> Vec<(&str, u64)> {
    let mut counts: Vec<_> = deleted.iter().collect();
    counts.sort_unstable();
    counts
}

/// The model whose rows cannot be deleted, and the keys that forbid it.
fn refused(error: &Error) -> (&str, Vec<&str>) {
    match error {
        Error::Protected(refused) | Error::Restricted(refused) => {
            (refused.model, refused.keys.iter().map(String::as_str).collect())
        }
        other => panic!("{other}"),
    }
}
