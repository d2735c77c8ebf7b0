//! The plan: what a query asks, as `const` data without types.
//!
//! `query!` transcribes what was written to a literal of these types; its leaves are facts read from the models'
//! `FIELDS`. Nothing here knows SQL: [`crate::sql`] reads a plan and writes the text.
//!
//! Everything is `&'static`, so that a plan can be a `const` and be read by `const fn`s.

mod column;
mod condition;
mod expression;
mod step;

pub use column::{Column, Decimals, Hop, Kind, Numbers, Relation, Segment, Table, Transform, hash};
pub use condition::{Condition, Lookup, Right};
pub use expression::{Aggregate, Expr, Function, Operator, When, Window};
pub use step::{Bound, Combine, Item, Key, Loaded, Nulls, Plan, Step};

/// The keys of `latest()` and `earliest()`.
///
/// # Panics
/// If the model names none: at compile time, a compile error.
#[must_use]
pub const fn latest_by(keys: &'static [Key]) -> &'static [Key] {
    assert!(!keys.is_empty(), "`latest` and `earliest` need a field to go by, or `latest_by(…)` at the model");
    keys
}

/// A part of a plan that is made at run time. It is never freed: what keeps it, keeps it for the rest of the process
/// and makes it once.
pub fn keep<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}
