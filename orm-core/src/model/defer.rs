//! Deferred columns: rows of a model without some of its columns, as types.
//!
//! Beside each model stands a struct with the same fields, one type parameter a column: a column that is loaded has
//! the type of the model's field, a deferred one is [`Deferred`], which is nothing and can be read as nothing.
//! [`Model::Columns`] has a handle for each column that knows its place, so that leaving columns out is a matter of
//! types:
//!
//! ```
//! # use orm_core::prelude::*;
//! # use orm_core::model::{Deferred, whole, without};
//! # use orm_core::query::Rows;
//! # #[derive(Model)]
//! # struct Product { id: i64, name: String, description: String, note: Option<String> }
//! // `query!(Product.defer(description, note))` makes its row type of
//! const COLUMNS: <Product as Model>::Columns = <Product as Model>::COLUMNS;
//! let rows = without(COLUMNS.note, without(COLUMNS.description, whole::<Product, _>()));
//! // which are `Rows<ProductDeferred<i64, String, Deferred, Deferred>>`
//! ```
//!
//! Both `category` and `category_id` name a foreign key's column there. Such a row reads the columns that are left,
//! in the order of the struct and the primary key always, which is what [`Step::Defer`](crate::plan::Step::Defer) selects.

use std::fmt;
use std::marker::PhantomData;

use super::{Field, Model};
use crate::error::Result;
use crate::plan::Column;
use crate::query::{FromRow, Row, Rows};

/// The place of a column that was not loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deferred;

/// A column of a model that is the `AT`th; `F` is the type of the struct's field.
pub struct Place<const AT: usize, F> {
    column: &'static Column,
    field: PhantomData<fn() -> F>,
}

impl<const AT: usize, F> Place<AT, F> {
    /// Made by `#[derive(Model)]`.
    #[must_use]
    pub const fn new(column: &'static Column) -> Self {
        Self { column, field: PhantomData }
    }

    /// The column.
    #[must_use]
    pub const fn column(self) -> &'static Column {
        self.column
    }
}

impl<const AT: usize, F> Clone for Place<AT, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<const AT: usize, F> Copy for Place<AT, F> {}

impl<const AT: usize, F> fmt::Debug for Place<AT, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Place").field(&self.column.name).finish()
    }
}

/// What a field of a row with deferred columns can be: the column's type, or [`Deferred`].
pub trait Part: Sized {
    /// How many columns it takes: one or none.
    const WIDTH: usize;

    /// Reads it.
    ///
    /// # Errors
    /// If the value is not of the field's type.
    fn read(row: &Row<'_>, index: usize, column: &'static Column) -> Result<Self>;
}

impl<F: Field> Part for F {
    const WIDTH: usize = 1;

    #[inline]
    fn read(row: &Row<'_>, index: usize, column: &'static Column) -> Result<Self> {
        row.read(index, column)
    }
}

impl Part for Deferred {
    const WIDTH: usize = 0;

    #[inline]
    fn read(_row: &Row<'_>, _index: usize, _column: &'static Column) -> Result<Self> {
        Ok(Deferred)
    }
}

/// Reads the next field of a row; `at` is the next column.
///
/// # Errors
/// If the value is not of the field's type.
#[inline]
pub fn part<P: Part>(row: &Row<'_>, at: &mut usize, column: &'static Column) -> Result<P> {
    let index = *at;
    *at += P::WIDTH;
    P::read(row, index, column)
}

/// Rows of a model whose `AT`th column can be left out. The primary key stays even then, as in Django.
pub trait Without<const AT: usize> {
    /// The same rows without the column.
    type Rest: FromRow;
}

/// A model whose fields have, or point to, the types `T`, a tuple. There is one `T` for each model, and nobody need
/// name it: it is here because a public model may have fields of private types, which an associated type of [`Model`]
/// may not name.
pub trait ByParts<T>: Model {
    /// A row with every column, from which [`without`] takes away.
    type Row;
}

/// Rows of `M` with all columns, to be taken away from: `whole::<Product, _>()`.
#[must_use]
pub const fn whole<M: ByParts<T>, T>() -> Rows<M::Row>
where
    M::Row: FromRow,
{
    Rows::new()
}

/// `rows` without the column at a place. The column comes first, so that its place is known when the rows are looked at.
#[must_use]
pub const fn without<R: Without<AT>, const AT: usize, F>(_column: Place<AT, F>, _rows: Rows<R>) -> Rows<R::Rest> {
    Rows::new()
}
