//! What only creating a table needs to know of it, as constants.

use crate::plan::{Column, Table};

/// The table of a model.
#[derive(Debug)]
pub struct ModelSchema {
    /// Its name and columns.
    pub table: &'static Table,
    /// Its columns, in the order of `table.columns`.
    pub columns: &'static [ColumnSchema],
    /// `index(…)`, in the order in which they were declared.
    pub indexes: &'static [IndexSchema],
    /// `unique(…)` and `check(…)`, in the order in which they were declared.
    pub constraints: &'static [Constraint],
    /// The join tables of its `many_to_many` relations that have no model of their own.
    pub joins: &'static [JoinSchema],
}

impl ModelSchema {
    /// Stands where there is none.
    pub(crate) const NONE: &ModelSchema =
        &ModelSchema { table: Table::NONE, columns: &[], indexes: &[], constraints: &[], joins: &[] };
}

/// A column.
#[derive(Debug)]
pub struct ColumnSchema {
    /// Its name and kind.
    pub column: &'static Column,
    /// The type that it is declared with, if its kind does not tell.
    pub declared: Option<&'static str>,
    /// `max_length`
    pub max_length: Option<u32>,
    /// Whether it is the primary key.
    pub primary_key: bool,
    /// Whether the database assigns the key, if it is an integer.
    pub assigned: bool,
    /// `unique`
    pub unique: bool,
    /// `index`, or a `ForeignKey`.
    pub index: bool,
    /// What it points to.
    pub reference: Option<Reference>,
    /// `db_default`: an SQL expression.
    pub default: Option<&'static str>,
    /// `generated`
    pub generated: Option<Generated>,
    /// `auto_now`: set to the current time whenever the row is saved.
    pub auto_now: bool,
    /// `auto_now_add`: set to the current time when the row is created.
    pub auto_now_add: bool,
    /// Whether the program knows a value for a row that is created without one: `default`.
    pub filled: bool,
}

/// What a foreign key points to.
#[derive(Debug)]
pub struct Reference {
    /// The other table; a function, as tables may refer to each other in a circle.
    pub model: fn() -> &'static ModelSchema,
    /// The column there.
    pub column: &'static Column,
    /// What happens to the rows here when one there is deleted.
    pub on_delete: OnDelete,
}

/// What deleting a row does to the rows that point to it: Django's `on_delete`. The application does it, not the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDelete {
    /// They are deleted too.
    Cascade,
    /// It is refused.
    Protect,
    /// It is refused, unless the same deletion deletes them too.
    Restrict,
    /// Their key becomes NULL.
    SetNull,
    /// Their key becomes its default.
    SetDefault,
    /// Nothing; the database will refuse.
    DoNothing,
}

/// How a column is computed from others of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generated {
    /// An SQL expression.
    pub sql: &'static str,
    /// Whether the value is stored, rather than computed when it is read.
    pub stored: bool,
}

/// An index over several columns, or with a name of its own.
#[derive(Debug)]
pub struct IndexSchema {
    /// Its name; Django's for such an index if there is none.
    pub name: Option<&'static str>,
    /// What it is over.
    pub parts: &'static [IndexPart],
    /// An SQL condition: which rows it holds.
    pub condition: Option<&'static str>,
}

/// A part of an index or of a unique constraint.
#[derive(Clone, Copy, Debug)]
pub struct IndexPart {
    /// What is looked at.
    pub of: Indexed,
    /// Whether from large to small.
    pub descending: bool,
}

/// What a part of an index looks at.
#[derive(Clone, Copy, Debug)]
pub enum Indexed {
    /// A column.
    Column(&'static Column),
    /// An SQL expression.
    Sql(&'static str),
}

/// A constraint over the whole table.
#[derive(Debug)]
pub enum Constraint {
    /// `unique(…)`. Without a name it is Django's `unique_together`.
    Unique {
        /// Its name.
        name: Option<&'static str>,
        /// What is unique together.
        parts: &'static [IndexPart],
        /// An SQL condition: among which rows it holds.
        condition: Option<&'static str>,
    },
    /// `check(…)`
    Check {
        /// Its name.
        name: &'static str,
        /// An SQL condition.
        sql: &'static str,
    },
}

/// The join table of a `many_to_many` relation.
#[derive(Debug)]
pub struct JoinSchema {
    /// Its name.
    pub name: &'static str,
    /// The key of the declaring model.
    pub near: JoinColumn,
    /// The key of the other.
    pub far: JoinColumn,
    /// Whether a row stands for both directions, as among friends; only if both sides are one model.
    pub symmetrical: bool,
}

/// A column of a join table.
#[derive(Debug)]
pub struct JoinColumn {
    /// Its name, in quotes.
    pub quoted: &'static str,
    /// The model whose key it holds.
    pub model: fn() -> &'static ModelSchema,
}
