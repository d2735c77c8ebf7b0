//! `select_related`: rows of models that hold the rows that their relations lead to.

use std::marker::PhantomData;

use super::{FromRow, Row, Rows};
use crate::error::Result;
use crate::expr::Loaded;
use crate::model::{ByParts, Field, InRow, Model, NeverNull, Nullability, Nullable, One, Rel, Selectable};
use crate::plan::{Column, Segment, Table};
use crate::related;

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
    Joined::new()
}

impl<M, N> Joined<M, N> {
    pub(super) const fn new() -> Self {
        Joined(PhantomData)
    }
}

impl<M, N> Clone for Joined<M, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M, N> Copy for Joined<M, N> {}

impl<M: Model, N> Joined<M, N> {
    /// The table of the model.
    #[must_use]
    pub const fn table(self) -> &'static Table {
        M::TABLE
    }
}

/// The fields of the model, which `only` names.
#[must_use]
pub const fn fields_at<M: Model, N>(_joined: Joined<M, N>) -> M::Fields {
    M::FIELDS
}

/// The columns of the model, which `defer` names.
#[must_use]
pub const fn columns_at<M: Model, N>(_joined: Joined<M, N>) -> M::Columns {
    M::COLUMNS
}

/// Rows of the model with all columns, to be taken away from.
#[must_use]
pub const fn whole_at<M: ByParts<T>, T, N>(_joined: Joined<M, N>) -> Rows<M::Row>
where
    M::Row: FromRow,
{
    Rows::new()
}

/// The column that `only` names by a field of a model.
#[must_use]
pub const fn only<F: InRow + Copy>(table: &'static Table, _field: F, segment: Segment) -> &'static Column {
    own_column(table, segment)
}

/// The column that a field of a model is: a foreign key is the column that holds it. That it is one is checked by
/// [`InRow`], or by [`is_own_column`](crate::plan::is_own_column).
#[must_use]
pub const fn own_column(table: &'static Table, field: Segment) -> &'static Column {
    match field {
        Segment::Column(column) => column,
        Segment::Relation(relation) => related::column(table, relation.hops[0].from_id),
        _ => table.key,
    }
}

/// Whether a related row may be missing, as the type of the field that holds it.
pub trait Presence: Nullability {
    /// `R`, or `Option<R>`, read from columns that were joined.
    type Joined<R: FromRow>: FromRow;
    /// `R`, or `Option<R>`.
    type Found<R>;

    /// The row, if there is one; nothing if there must be one.
    fn found<R>(row: Option<R>) -> Option<Self::Found<R>>;

    /// What `make` makes of the row, if there is one.
    fn made<R: FromRow, T>(row: Self::Joined<R>, make: impl FnOnce(R) -> T) -> Self::Found<T>;
}

impl Presence for NeverNull {
    type Joined<R: FromRow> = R;
    type Found<R> = R;

    fn found<R>(row: Option<R>) -> Option<R> {
        row
    }

    fn made<R: FromRow, T>(row: R, make: impl FnOnce(R) -> T) -> T {
        make(row)
    }
}

impl Presence for Nullable {
    type Joined<R: FromRow> = Option<R>;
    type Found<R> = Option<R>;

    fn found<R>(row: Option<R>) -> Option<Option<R>> {
        Some(row)
    }

    fn made<R: FromRow, T>(row: Option<R>, make: impl FnOnce(R) -> T) -> Option<T> {
        row.map(make)
    }
}

impl<R: FromRow> FromRow for Option<R> {
    const WIDTH: usize = R::WIDTH;

    #[inline]
    fn from_row(row: &Row<'_>, start: usize) -> Result<Self> {
        match row.value(start + R::KEY_AT) {
            super::Value::Null => Ok(None),
            _ => R::from_row(row, start).map(Some),
        }
    }
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

/// Reads the row of a relation at column `at`, and goes on behind it. It may be missing if the path to it, which is `_value`,
/// may be NULL.
///
/// # Errors
/// If a value is not of its field's type.
#[inline]
pub fn joined<M: Model, N, V: Selectable<Null: Presence>>(
    row: &Row<'_>,
    at: &mut usize,
    _relation: Joined<M, N>,
    _value: V,
) -> Result<<V::Null as Presence>::Joined<M>> {
    next(row, at)
}

/// Reads a value at column `at`, and goes on behind it.
///
/// # Errors
/// If it is not an `F`.
#[inline]
pub fn next_value<F: Field>(row: &Row<'_>, at: &mut usize, column: &'static Column) -> Result<F> {
    let start = *at;
    *at += 1;
    row.read(start, column)
}

/// Reads a value of the type of an expression at column `at`, and goes on behind it.
///
/// # Errors
/// If it is not of that type.
#[inline]
pub fn next_typed<S: Selectable>(
    row: &Row<'_>,
    at: &mut usize,
    column: &'static Column,
    _expr: S,
) -> Result<Loaded<S>> {
    next_value(row, at, column)
}
