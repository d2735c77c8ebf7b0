//! Rows that are made: what `create` gives, and what is missing.

use super::{Column, Given, Set};
use crate::model::RowBetween;
use crate::raw::bytes::Buffer;
use crate::schema::{ColumnSchema, ModelSchema};
use crate::sql::is_assigned;

/// A row that is made: `create(…)`.
///
/// What it does not give a value for gets its default, which is one more parameter, after those of the plan and in the
/// order of the columns; NULL; or what the database makes of it.
#[derive(Clone, Copy, Debug)]
pub struct Creation {
    /// The table.
    pub schema: &'static ModelSchema,
    /// What is given.
    pub sets: &'static [Set],
}

/// Where the value of a column of a new row comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// It is given.
    Given(&'static Set),
    /// It is one more parameter: the current time or the default.
    Default,
    /// There is none, and there need not be.
    Null,
    /// The database makes it.
    Database,
    /// There has to be one.
    Missing,
}

/// What happens when rows are made that are there: `bulk_create`.
#[derive(Clone, Copy, Debug)]
pub enum Conflicts {
    /// It is an error.
    Fail,
    /// They stay as they are.
    Ignore,
    /// They are known by the columns `unique`, and the columns `update` of them are set.
    Update {
        /// Those of a unique constraint.
        unique: &'static [&'static Column],
        /// What is set.
        update: &'static [&'static Column],
    },
}

impl Creation {
    /// Stands where there is none.
    pub(super) const NONE: Creation = Creation { schema: ModelSchema::NONE, sets: &[] };

    /// Where the value of a column comes from. `auto_now` and `auto_now_add` count more than what is given, as in Django.
    #[must_use]
    pub const fn source(&self, column: &ColumnSchema) -> Source {
        if column.auto_now || column.auto_now_add {
            return Source::Default;
        }
        let mut at = 0;
        while at < self.sets.len() {
            if self.sets[at].column.id == column.column.id {
                return Source::Given(&self.sets[at]);
            }
            at += 1;
        }
        if column.filled {
            Source::Default
        } else if column.generated.is_some() || column.default.is_some() || is_assigned(column) {
            Source::Database
        } else if column.column.null {
            Source::Null
        } else {
            Source::Missing
        }
    }
}

/// Makes sure that a row that is made has a value in every column.
///
/// # Panics
/// If it lacks one: at compile time, a compile error that names all that are missing.
#[track_caller]
pub const fn complete(schema: &'static ModelSchema, given: &[&'static Column]) {
    has_all(schema, Has { columns: given, ..Has::NOTHING }, "a row needs values for ");
}

/// Makes sure that a row has a value in every column that is made through related rows, which give it the column at the
/// place `relation`.
///
/// # Panics
/// If it lacks one, or if that column is given: at compile time, a compile error.
#[track_caller]
pub const fn complete_through(
    schema: &'static ModelSchema,
    given: Option<&'static Given>,
    relation: Option<&'static Given>,
) {
    if let (Some(given), Some(relation)) = (given, relation) {
        assert!(
            !given.has(relation.at()),
            "the key to the row whose related rows these are is given by them: leave it out"
        );
    }
    has_all(schema, Has { places: [given, relation], ..Has::NOTHING }, "a row needs values for ");
}

/// Makes sure that rows between related rows have a value in every column; the relation gives their keys.
///
/// # Panics
/// If they lack one, or if a key is given: at compile time, a compile error.
#[track_caller]
pub const fn complete_between(row: Option<RowBetween>, given: Option<&'static Given>) {
    let Some(RowBetween { schema, keys }) = row else { return };
    let mut at = 0;
    while at < schema.columns.len() {
        let id = schema.columns[at].column.id;
        let is_key = id == keys[0] || id == keys[1];
        assert!(
            !is_key || !are_given([given, None], at),
            "the keys to both related rows are given by the relation: leave them out"
        );
        at += 1;
    }
    has_all(
        schema,
        Has { places: [given, None], keys, ..Has::NOTHING },
        "the rows between need `through_defaults` for ",
    );
}

/// How many values a row between related rows needs beside its keys.
#[must_use]
pub const fn needed_between(row: RowBetween) -> usize {
    missing(row.schema, Has { keys: row.keys, ..Has::NOTHING }, &mut Buffer::new(&mut []))
}

/// What has values.
#[derive(Clone, Copy)]
struct Has<'h> {
    columns: &'h [&'static Column],
    places: [Option<&'static Given>; 2],
    /// Ids of columns.
    keys: [u64; 2],
}

impl Has<'_> {
    const NOTHING: Has<'static> = Has { columns: &[], places: [None; 2], keys: [0; 2] };
}

#[track_caller]
const fn has_all(schema: &'static ModelSchema, has: Has<'_>, start: &str) {
    let mut text = [0; 512];
    let mut out = Buffer::new(&mut text);
    out.put(start);
    let count = missing(schema, has, &mut out);
    let len = out.at;
    // What does not fit is not kept.
    let (text, _) = text.split_at(if len < text.len() { len } else { text.len() });
    let text = match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(_) => "a row needs more values",
    };
    assert!(count == 0, "{}", text);
}

/// How many columns have no value and need one; writes their names.
const fn missing(schema: &'static ModelSchema, has: Has<'_>, out: &mut Buffer<'_>) -> usize {
    let nothing = Creation { schema, sets: &[] };
    let mut count = 0;
    let mut at = 0;
    while at < schema.columns.len() {
        let column = &schema.columns[at];
        if matches!(nothing.source(column), Source::Missing)
            && !contains(has.columns, column.column)
            && !are_given(has.places, at)
            && column.column.id != has.keys[0]
            && column.column.id != has.keys[1]
        {
            out.put(if count == 0 { "`" } else { ", `" });
            out.put(column.column.name);
            out.put("`");
            count += 1;
        }
        at += 1;
    }
    count
}

const fn are_given(places: [Option<&'static Given>; 2], at: usize) -> bool {
    let [one, other] = places;
    matches!(one, Some(given) if given.has(at)) || matches!(other, Some(given) if given.has(at))
}

const fn contains(columns: &[&'static Column], column: &Column) -> bool {
    let mut at = 0;
    while at < columns.len() {
        if columns[at].id == column.id {
            return true;
        }
        at += 1;
    }
    false
}
