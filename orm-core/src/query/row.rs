//! Rows: how one becomes a Rust value.

use std::any::Any;
use std::fmt;

use super::Value;
use super::becomes::Read;
use crate::backend::sqlite::Cells;
use crate::error::{Error, Result};
use crate::model::{Field, Mismatch};
use crate::plan::{Column, Described};

/// The current row of a running statement.
#[derive(Debug)]
pub struct Row<'r> {
    cells: Cells<'r>,
    /// The columns that the query describes.
    columns: &'static [Described],
    known: Option<&'static Known>,
}

/// What is known only where the program runs of rows of a query that goes on from another.
#[derive(Debug)]
pub(crate) struct Known {
    /// The columns that are selected anew.
    pub(crate) columns: &'static [&'static Column],
    /// How many columns stand before them.
    pub(crate) start: usize,
    /// What they are read with: the [`Rows`] that they are added to, or a closure.
    pub(crate) read_with: ReadWith,
}

/// A value of a type that the reader of the rows knows.
pub(crate) type ReadWith = Option<Box<dyn Any + Send + Sync>>;

impl<'r> Row<'r> {
    #[inline]
    pub(crate) fn new(cells: Cells<'r>) -> Self {
        Row { cells, columns: &[], known: None }
    }

    /// The value at `index`, from 0; NULL beyond the last.
    #[inline]
    #[must_use]
    pub fn value(&self, index: usize) -> Value<'r> {
        self.cells.value(index)
    }

    /// The column number `at` of those that the query describes.
    #[inline]
    pub(super) fn described(&self, at: usize) -> Option<&'static Described> {
        self.columns.get(at)
    }

    /// The column number `at` of those that a query selects which goes on from a variable: its model, and so the column,
    /// is not known where the macro is expanded.
    #[inline]
    #[must_use]
    pub fn known(&self, at: usize) -> &'static Column {
        self.known.and_then(|known| known.columns.get(at)).copied().unwrap_or(&Column::COMPUTED)
    }

    /// The place of the first column that is selected anew by a query that goes on from another.
    #[must_use]
    pub fn start(&self) -> usize {
        self.known.map_or(0, |known| known.start)
    }

    /// The row as it was before these columns were selected.
    ///
    /// # Errors
    /// If a value is not of its field's type.
    pub fn before<R: 'static>(&self) -> Result<R> {
        self.reader::<Rows<R>>()?.read(self)
    }

    /// The row as the closure reads it that is kept for that.
    pub(super) fn read_by<T: 'static>(&self) -> Result<T> {
        self.reader::<Read<T>>()?(self)
    }

    fn reader<K: 'static>(&self) -> Result<&'static K> {
        let reader = self.known.and_then(|known| known.read_with.as_ref()?.downcast_ref::<K>());
        reader.ok_or_else(|| {
            let mismatch = Mismatch { expected: "a row of the query that this one goes on from" };
            Error::decode(&mismatch, Value::Null, &Column::COMPUTED)
        })
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

/// No columns are described.
const NOTHING: &&[Described] = &[].as_slice();

/// How a row becomes an `R`: what `query!` infers row types with.
pub struct Rows<R> {
    read: fn(&Row<'_>) -> Result<R>,
    /// The columns that the query describes. By a reference to where its statement has them, as rows are copied.
    columns: &'static &'static [Described],
    known: Option<&'static Known>,
    /// How many columns a row takes, if others may follow them.
    width: usize,
}

impl<R> Rows<R> {
    /// Rows that `read` makes.
    #[must_use]
    pub const fn with(read: fn(&Row<'_>) -> Result<R>) -> Self {
        Rows { read, columns: NOTHING, known: None, width: 0 }
    }

    /// The same rows, which take so many columns.
    #[must_use]
    pub const fn wide(self, width: usize) -> Self {
        Rows { width, ..self }
    }

    /// The same rows, of a query that describes these columns.
    pub(super) fn described(self, columns: &'static &'static [Described]) -> Self {
        Rows { columns, ..self }
    }

    /// How many columns a row takes.
    pub(super) fn width(self) -> usize {
        self.width
    }

    /// The same rows, of which something is known only where the program runs.
    pub(crate) fn of(self, known: &'static Known) -> Self {
        Rows { known: Some(known), ..self }
    }

    #[inline]
    pub(crate) fn read(self, row: &Row<'_>) -> Result<R> {
        (self.read)(&Row { cells: row.cells, columns: self.columns, known: self.known })
    }
}

impl<R: FromRow> Rows<R> {
    /// Rows of `R`.
    #[must_use]
    pub const fn new() -> Self {
        Rows { read: whole, columns: NOTHING, known: None, width: R::WIDTH }
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
