//! Rows: how one becomes a Rust value.

use std::fmt;

use super::Value;
use crate::backend::sqlite::Cells;
use crate::error::{Error, Result};
use crate::model::Field;
use crate::plan::Column;

/// The current row of a running statement.
#[derive(Debug)]
pub struct Row<'r> {
    cells: Cells<'r>,
    known: &'static [&'static Column],
}

impl<'r> Row<'r> {
    #[inline]
    pub(crate) fn new(cells: Cells<'r>) -> Self {
        Row { cells, known: &[] }
    }

    /// The value at `index`, from 0; NULL beyond the last.
    #[inline]
    #[must_use]
    pub fn value(&self, index: usize) -> Value<'r> {
        self.cells.value(index)
    }

    /// The column number `at` of those that a query selects which goes on from a variable: its model, and so the column,
    /// is not known where the macro is expanded.
    #[inline]
    #[must_use]
    pub fn known(&self, at: usize) -> &'static Column {
        self.known.get(at).copied().unwrap_or(&Column::COMPUTED)
    }

    /// The value at `index` as an `F`. `column` tells its size and, in an error, its name.
    ///
    /// # Errors
    /// [`Error::Decode`] if the value is not an `F`.
    #[inline]
    pub fn read<F: Field>(&self, index: usize, column: &'static Column) -> Result<F> {
        let value = self.value(index);
        match F::read(value, column) {
            Ok(read) => Ok(read),
            Err(mismatch) => Err(Error::decode(&mismatch, value, column)),
        }
    }

    /// The value at `index`, which the query computes and calls `name`, as an `F`.
    #[inline]
    pub(super) fn read_computed<F: Field>(&self, index: usize, name: &'static str) -> Result<F> {
        let value = self.value(index);
        match F::read(value, &Column::COMPUTED) {
            Ok(read) => Ok(read),
            Err(mismatch) => Err(Error::decode(&mismatch, value, &Column::computed(name))),
        }
    }
}

/// A type that a row can become.
///
/// Implemented by `#[derive(Model)]`. Rows that `query!` makes on the spot are read by [`Rows`].
pub trait FromRow: Sized {
    /// How many columns it takes.
    const WIDTH: usize;
    /// Which of them is the primary key: if it is NULL, a row that was joined is not there.
    const KEY_AT: usize = 0;

    /// Reads the columns from `start` on.
    ///
    /// # Errors
    /// [`Error::Decode`] if a value is not of its field's type.
    fn from_row(row: &Row<'_>, start: usize) -> Result<Self>;
}

/// How a row becomes an `R`: what `query!` infers row types with.
pub struct Rows<R> {
    read: fn(&Row<'_>) -> Result<R>,
    known: &'static [&'static Column],
}

impl<R> Rows<R> {
    /// Rows that `read` makes.
    #[must_use]
    pub const fn with(read: fn(&Row<'_>) -> Result<R>) -> Self {
        Rows { read, known: &[] }
    }

    /// The same rows, whose columns are known only where the program runs: what [`Row::known`] gives.
    pub(crate) fn of(self, known: &'static [&'static Column]) -> Self {
        Rows { known, ..self }
    }

    #[inline]
    pub(crate) fn read(self, row: &Row<'_>) -> Result<R> {
        (self.read)(&Row { cells: row.cells, known: self.known })
    }
}

impl<R: FromRow> Rows<R> {
    /// Rows of `R`.
    #[must_use]
    pub const fn new() -> Self {
        Rows { read: whole, known: &[] }
    }
}

#[inline]
fn whole<R: FromRow>(row: &Row<'_>) -> Result<R> {
    R::from_row(row, 0)
}

impl<R: FromRow> Default for Rows<R> {
    fn default() -> Self {
        Self::new()
    }
}

impl<R> Clone for Rows<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Rows<R> {}

impl<R> fmt::Debug for Rows<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rows").field(&std::any::type_name::<R>()).finish()
    }
}
