//! The plan: what a query asks, as `const` data without types.
//!
//! `query!` transcribes what was written to the code of these types ([`Code`]); its leaves are facts read from the models'
//! `FIELDS`. Nothing here knows SQL: [`crate::sql`] reads a plan and writes the text.
//!
//! Everything is `&'static`, so that a plan can be a `const` and be read by `const fn`s.

mod assign;
mod code;
mod column;
mod condition;
mod creation;
mod each;
mod expression;
mod filter;
mod given;
mod made;
mod parents;
mod step;

pub use assign::{Set, keeps_key, set_once};
pub use code::{Code, Coded, Described, Fact, NO_FACTS, OF_A_ROW, condition_of, described, sets_of, steps_of};
pub(crate) use column::same;
pub use column::{Column, Decimals, Hop, Kind, Numbers, Relation, Segment, Table, Transform, hash};
pub use condition::{Condition, Lookup, Right};
pub use creation::{Conflicts, Creation, Source, complete, complete_between, complete_through, needed_between};
pub use each::Each;
pub use expression::{Aggregate, Expr, Function, Operator, When, Window, Zoned};
pub use filter::Filter;
pub use given::{Given, Places, set_apart};
pub use made::{AlsoLoaded, Within};
pub use parents::Parents;
pub use step::{Bound, Chosen, Combine, Item, Key, Loaded, Nulls, Origin, Plan, Step};

/// Makes sure that a model says what `latest()` and `earliest()` go by.
///
/// # Panics
/// If it does not: at compile time, a compile error.
#[track_caller]
pub const fn latest_by(keys: &'static [Key]) {
    assert!(!keys.is_empty(), "`latest` and `earliest` need a field to go by, or `latest_by(…)` at the model");
}

/// Makes sure that a name that a query gives is not that of a field, of a relation or of its key. `mark` is the bit of the
/// name in [`Table::names`].
///
/// # Panics
/// If it is: at compile time, a compile error.
#[track_caller]
pub const fn new_name(table: &'static Table, mark: u128, name: &'static str) {
    // Looking through the columns takes rustc long, and few names have the mark of one.
    if table.names & mark == 0 {
        return;
    }
    let mut at = 0;
    while at < table.columns.len() {
        assert!(!same(table.columns[at].name, name), "this is the name of a field of the model: choose another");
        at += 1;
    }
    at = 0;
    while at < table.others.len() {
        assert!(
            !same(table.others[at], name),
            "this is the name of a relation of the model, or of its key: choose another"
        );
        at += 1;
    }
}

/// Makes sure that a path that ends on `end` can be compared with `None`.
///
/// # Panics
/// If it ends on a lookup for which Django has no meaning of it: at compile time, a compile error.
#[track_caller]
pub const fn null(end: Segment) {
    if let Segment::Lookup(lookup) = end {
        assert!(
            matches!(lookup, Lookup::Exact | Lookup::IExact),
            "`None` is compared for equality only: leave out the lookup, or use `isnull`"
        );
    }
}

/// Makes sure that what `only`, or `translations` of a raw query, names is a column of the model.
///
/// # Panics
/// If it is not: at compile time, a compile error.
#[track_caller]
pub const fn is_own_column(field: Segment) {
    assert!(
        match field {
            Segment::Column(_) => true,
            Segment::Relation(relation) => relation.hops.len() == 1 && relation.hops[0].direct,
            _ => false,
        },
        "this is no column of the model: related rows are loaded by `select_related` or `prefetch_related`"
    );
}

/// A part of a plan that is made at run time. It is never freed: what keeps it, keeps it for the rest of the process
/// and makes it once.
pub fn keep<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}
