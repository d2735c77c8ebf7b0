//! [`Bulk`]: rows by a unique field.

use std::collections::BTreeMap;
use std::fmt;

use super::prefetch::{NOT_LOADED, not_loaded, place_among};
use super::{Params, Query, Row};
use crate::db::Db;
use crate::error::Result;
use crate::expr::Loaded;
use crate::model::{Col, Place, Selectable};
use crate::plan::{Chosen, Column, Given, Table};
use crate::schema::{Constraint, IndexPart, Indexed, ModelSchema};

/// A query for rows by a unique field: what `query!` yields if `in_bulk` is its last method. Django's `in_bulk`.
///
/// ```
/// use orm_core::prelude::*;
///
/// #[derive(Model)]
/// struct Tag {
///     id: i64,
///     #[model(unique)]
///     name: String,
/// }
///
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.create_tables(&schema![Tag])?;
/// # for name in ["new", "sale"] { Tag { id: 0, name: name.to_owned() }.insert(&db)?; }
/// let all = query!(Tag.in_bulk()).run(&db)?;
/// assert_eq!(all[&1].name, "new");
/// let named = query!(Tag.in_bulk(name, ["sale", "none"])).run(&db)?;
/// assert_eq!(named["sale"].id, 2);
/// assert_eq!(named.len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct Bulk<'q, R, K> {
    query: Query<'q, R>,
    key: BulkKey<K>,
}

/// The field that rows are found by: its column, and where that stands.
pub struct BulkKey<K> {
    column: &'static Column,
    at: usize,
    read: fn(&Row<'_>, usize, &'static Column) -> Result<K>,
}

impl<K> fmt::Debug for BulkKey<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BulkKey").field(&self.column.name).finish()
    }
}

/// A field of the type of `value`, whose column is the `at`th.
#[must_use]
pub const fn bulk_key<A: Selectable>(_value: A, column: &'static Column, at: usize) -> BulkKey<Loaded<A>> {
    BulkKey { column, at, read: |row, at, column| row.read(at, column) }
}

/// The same of what only the program knows: of the columns of `table` those that are `loaded` are there.
#[must_use]
pub fn bulk_key_among<A: Selectable>(
    value: A,
    column: &'static Column,
    table: &'static Table,
    loaded: Chosen,
) -> BulkKey<Loaded<A>> {
    bulk_key(value, column, place_among(table, loaded, column.id))
}

/// The columns, if there is such a field: of a name that is none rustc says so of the fields, and not of the columns, too.
pub fn columns_if<F, C>(_field: F, columns: C) -> <F as Itself>::Own<C> {
    columns
}

/// A type, whatever it is: if that is wrong, nothing that depends on it is told.
pub trait Itself {
    /// `T` itself.
    type Own<T>;
}

impl<F> Itself for F {
    type Own<T> = T;
}

/// A column of a model as a value that has a type.
#[must_use]
pub const fn column_at<const AT: usize, F>(place: Place<AT, F>) -> Col<F> {
    Col::new(place.column())
}

impl<'q, R, K> Bulk<'q, R, K> {
    /// Made by `query!`.
    #[doc(hidden)]
    #[inline]
    pub fn new(query: Query<'q, R>, key: BulkKey<K>) -> Self {
        Bulk { query, key }
    }

    /// The SQL text.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.query.sql()
    }

    /// The parameters, in the order of their numbers.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        self.query.params()
    }
}

impl<R, K: Ord> Bulk<'_, R, K> {
    /// The rows by the field; keys without a row are left out.
    ///
    /// # Errors
    /// As [`Query::all`].
    pub fn run(&self, db: &Db) -> Result<BTreeMap<K, R>> {
        let (mut rows, BulkKey { column, at, read }) = (BTreeMap::new(), &self.key);
        if *at == NOT_LOADED {
            return Err(not_loaded(column));
        }
        self.query.each(db, |row| {
            rows.insert(read(row, *at, column)?, self.query.read(row)?);
            Ok(())
        })?;
        Ok(rows)
    }
}

/// Makes sure that no two rows of a model have the same value in a column.
///
/// # Panics
/// If nothing says so: at compile time, a compile error.
#[track_caller]
pub const fn is_unique(schema: &ModelSchema, column: &Column) {
    let mut unique = schema.table.key.id == column.id;
    let mut at = 0;
    while at < schema.columns.len() {
        unique |= schema.columns[at].unique && schema.columns[at].column.id == column.id;
        at += 1;
    }
    assert!(
        unique || has_constraint(schema, column),
        "`in_bulk` goes by a unique field: the key, or one that is `unique`"
    );
}

/// As [`is_unique`], of a column that is known by its place.
///
/// # Panics
/// If nothing says so: at compile time, a compile error.
#[track_caller]
pub const fn is_unique_at(schema: &ModelSchema, given: Option<&'static Given>) {
    if let Some(given) = given {
        is_unique(schema, schema.table.columns[given.at()]);
    }
}

/// Whether a constraint without a condition says that a column alone is unique.
const fn has_constraint(schema: &ModelSchema, column: &Column) -> bool {
    let mut at = 0;
    while at < schema.constraints.len() {
        if let Constraint::Unique { parts: [IndexPart { of: Indexed::Column(only), .. }], condition: None, .. } =
            &schema.constraints[at]
            && only.id == column.id
        {
            return true;
        }
        at += 1;
    }
    false
}

/// Where a column stands in the rows of a query.
///
/// # Panics
/// If it is not loaded: at compile time, a compile error.
#[must_use]
#[track_caller]
pub const fn place_in(table: &Table, loaded: Chosen, column: &Column) -> usize {
    let place = loaded.before(table, column.id);
    assert!(place < loaded.count(table), "`in_bulk` goes by a field that is not loaded: name it in `only`");
    place
}
