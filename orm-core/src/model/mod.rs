//! Models: structs whose every field is a column, and the relations between them.

mod between;
mod defer;
mod field;
mod handle;
mod key;
mod link;
mod own;
mod to_field;

pub use crate::query::{to_one, toward};
pub use between::{ColumnsBetween, JoinTable, Joins, KeysAlone, NoRowsBetween, Reverse, RowBetween, RowsBetween};
pub use defer::{ByParts, Deferred, Part, Place, Without, part, whole, without};
pub use field::{Field, FieldType, Mismatch, NeverNull, Nullability, Nullable};
pub use handle::{
    After, Col, ComparedBy, Ends, Holds, Json, JsonAt, KeyTo, Many, One, Open, Primary, Rel, Selectable, Transformed,
    Typed, Via, json_index, json_key, open, order_of, typed, via,
};
pub use key::{ForeignKey, OneToOne, RelationField};
pub use link::{Between, HoldsKeyTo, JoinLink, KeyLink, LeadsTo, PointsTo, lead_to};
pub use own::{Back, Elsewhere, Generated, Held, InRow, Own, elsewhere, own};
pub use to_field::{Alike, Distinct, KeyOf, ToField, is_the_primary_key, pointed_to, tells_its_column};

use crate::plan::{Column, Key, Origin, Table};
use crate::query::{FromRow, Itself, Param, Rows, Take, Value};
use crate::schema::ModelSchema;
use crate::write::{Dependant, Facts, Kept, Parent, facts_of};

/// `T`. The derive names the models that keys point to by it.
#[doc(hidden)]
pub type Same<T> = T;

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
    /// Rows of whole models.
    const ROWS: Rows<Self> = Rows::new();
    /// `ordering(…)`: the order of a query that names none.
    const ORDERING: &'static [Key];
    /// Where a query of all rows begins.
    const ORIGIN: Origin = Origin { table: Self::TABLE, ordering: Self::ORDERING };
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
    /// What points to the table.
    #[doc(hidden)]
    const DEPENDANTS: &'static [Dependant];
    /// The models that the model inherits from.
    #[doc(hidden)]
    const PARENTS: &'static [Parent];
    /// A `static` of this model's own.
    #[doc(hidden)]
    const KEPT: &'static Kept;
    /// The value of the column at a place if none is given, as the database stores it: its `default`, or the current time.
    #[doc(hidden)]
    fn default_of(at: usize) -> Option<Param<'static>>;
    /// What writing needs to know of the table; a function, as models may refer to each other in a circle.
    #[doc(hidden)]
    #[inline]
    fn facts() -> &'static Facts {
        facts_of::<Self>()
    }
    /// Gives the value of the column at a place, as the database stores it, to `taker`.
    #[doc(hidden)]
    fn give<'s, T: Take<'s>>(&'s self, at: usize, taker: T) -> T::Made;
    /// The value of the column at a place, as the database stores it.
    #[doc(hidden)]
    #[inline]
    fn param(&self, at: usize) -> Param<'_> {
        self.give(at, Itself)
    }
    /// Takes a value that the database made, or that a relation gives: of the key, a generated column, a foreign key.
    ///
    /// # Errors
    /// If the value is not of the field's type.
    #[doc(hidden)]
    fn receive(&mut self, at: usize, value: Value<'_>) -> Result<(), Mismatch>;
    /// Sets the column at a place, which has `auto_now` or `auto_now_add`, to the current time.
    #[doc(hidden)]
    fn touch(&mut self, at: usize);
    /// Swaps the fields of the column at a place.
    #[doc(hidden)]
    fn swap(&mut self, at: usize, other: &mut Self);
}
