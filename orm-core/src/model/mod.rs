//! Models: structs whose every field is a column, and the relations between them.

mod defer;
mod field;
mod handle;
mod key;
mod link;

pub use defer::{Deferred, Part, Place, Without, part, pointed_to, whole, without};
pub use field::{Field, FieldType, Mismatch, NotNull, Nullability, Nullable};
pub use handle::{
    After, Col, Ends, Json, JsonAt, Many, One, Open, Rel, Selectable, Transformed, Typed, Via, json_index, json_key,
    open, order_of, ordering_of, typed, via,
};
pub use key::{ForeignKey, OneToOne, RelationField};
pub use link::{Between, JoinLink, KeyLink, PointsTo};

use crate::plan::{Column, Key, Table};
use crate::query::FromRow;
use crate::schema::ModelSchema;

/// A struct that is a table: Django's `Model`.
///
/// Implemented by `#[derive(Model)]` only; its items are what the macros' output reads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a model",
    label = "not a model",
    note = "models are structs with `#[derive(Model)]`"
)]
pub trait Model: FromRow + Sized + 'static {
    /// One value for each column and relation, by name: what a path is checked against.
    type Fields: Copy + 'static;
    /// The type of the primary key.
    type Key: FieldType + Clone;
    /// Facts about this model's own foreign keys and join tables, by name.
    type Links: Copy + 'static;
    /// The columns by the names of their fields, without relations to come from or go to: see [`Deferred`].
    type Columns: Copy + 'static;
    /// A row with every column, from which [`without`] takes away.
    type Loaded;
    /// The handles of [`Model::Fields`].
    const FIELDS: Self::Fields;
    /// The facts of [`Model::Links`]. Made of this model's own names only, so that models may refer to each other.
    const LINKS: Self::Links;
    /// The places of [`Model::Columns`]. Made of this model's own names only.
    const COLUMNS: Self::Columns;
    /// The table's name in quotes.
    const TABLE_NAME: &'static str;
    /// The primary key's column.
    const KEY: &'static Column;
    /// The column that a join table refers to this model by, in quotes: `"product_id"`.
    const JOIN_COLUMN: &'static str;
    /// The table.
    const TABLE: &'static Table;
    /// `ordering(…)`: the order of a query that names none.
    const ORDERING: &'static [Key];
    /// `latest_by(…)`: what `latest()` and `earliest()` order by: Django's `get_latest_by`.
    const LATEST_BY: &'static [Key];
    /// The table as creating it needs it.
    const SCHEMA: &'static ModelSchema;
    /// [`Model::SCHEMA`], where a constant would be part of itself.
    fn schema() -> &'static ModelSchema {
        Self::SCHEMA
    }
    /// The primary key's value.
    fn key(&self) -> &Self::Key;
}
