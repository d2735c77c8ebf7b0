//! `select_related`: rows of models that hold the rows that their relations lead to.

use std::marker::PhantomData;

use super::{FromRow, Row};
use crate::error::Result;
use crate::model::{Model, NotNull, Nullability, Nullable, One, Rel};
use crate::plan::Table;

/// A relation to one row at most.
#[diagnostic::on_unimplemented(
    message = "`select_related` takes relations to one row",
    label = "a column is loaded with its model, many rows by `prefetch_related(…)`"
)]
pub trait ToOne: Copy {
    /// The model that it leads to.
    type Model: Model;
    /// Whether the row may be missing.
    type Null: Presence;
}

#[diagnostic::do_not_recommend]
impl<T: Model, N: Presence, K> ToOne for Rel<T, N, One, K> {
    type Model = T;
    type Null = N;
}

/// A relation to one row of `M`, which may be missing (`N`).
#[derive(Debug)]
pub struct Joined<M, N>(PhantomData<fn() -> (M, N)>);

/// The relation that a path of `select_related` ends on.
#[must_use]
pub const fn to_one<R: ToOne>(_relation: R) -> Joined<R::Model, R::Null> {
    Joined(PhantomData)
}

impl<M: Model, N> Joined<M, N> {
    /// The table of the model.
    #[must_use]
    pub const fn table(self) -> &'static Table {
        M::TABLE
    }
}

/// Whether a related row may be missing, as the type of the field that holds it.
pub trait Presence: Nullability {
    /// `R`, or `Option<R>`, read from columns that were joined.
    type Joined<R: Related>: FromRow;
    /// `R`, or `Option<R>`.
    type Found<R>;

    /// The row, if there is one; nothing if there must be one.
    fn found<R>(row: Option<R>) -> Option<Self::Found<R>>;
}

impl Presence for NotNull {
    type Joined<R: Related> = R;
    type Found<R> = R;

    fn found<R>(row: Option<R>) -> Option<R> {
        row
    }
}

impl Presence for Nullable {
    type Joined<R: Related> = Option<R>;
    type Found<R> = Option<R>;

    fn found<R>(row: Option<R>) -> Option<Option<R>> {
        Some(row)
    }
}

/// Rows of a model, with what was joined to them or without.
pub trait Related: FromRow {
    /// Which of the columns is the primary key: if it is NULL, there is no row.
    const KEY: usize;
}

impl<M: Model> Related for M {
    const KEY: usize = place(M::TABLE, M::KEY.id);
}

impl<R: Related> FromRow for Option<R> {
    const WIDTH: usize = R::WIDTH;

    #[inline]
    fn from_row(row: &Row<'_>, start: usize) -> Result<Self> {
        match row.value(start + R::KEY) {
            super::Value::Null => Ok(None),
            _ => R::from_row(row, start).map(Some),
        }
    }
}

/// Where a column of this id stands among those of its table.
pub(super) const fn place(table: &Table, id: u64) -> usize {
    let mut at = 0;
    while at < table.columns.len() {
        if table.columns[at].id == id {
            return at;
        }
        at += 1;
    }
    at
}

/// Reads what stands at column `at`, and goes on behind it.
///
/// # Errors
/// If a value is not of its field's type.
#[inline]
pub fn next<R: FromRow>(row: &Row<'_>, at: &mut usize) -> Result<R> {
    let start = *at;
    *at += R::WIDTH;
    R::from_row(row, start)
}
