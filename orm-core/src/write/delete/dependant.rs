//! What points to the rows of a model, as far as the model declares it.

use crate::model::{Between, JoinLink, KeyLink};
use crate::plan::{Column, Hop};
use crate::schema::{ColumnSchema, OnDelete};
use crate::write::Facts;

/// Rows that depend on those of a model: a relation that it declares, seen from its end.
#[derive(Clone, Copy, Debug)]
pub enum Dependant {
    /// Rows of another model, by a foreign key.
    Key {
        /// The model that holds the key.
        holder: fn() -> &'static Facts,
        /// The key's column, in quotes.
        column: &'static str,
        /// The id of the column that it points to.
        target: u64,
    },
    /// Rows of a join table.
    Join {
        /// The table, in quotes.
        table: &'static str,
        /// Its column that points here, in quotes.
        column: &'static str,
        /// Django's label of the table.
        label: &'static str,
    },
}

impl Dependant {
    /// What points to `T` by a key of a model.
    #[must_use]
    pub const fn key<T>(link: KeyLink<T>) -> Dependant {
        let hop = link.reverse();
        match link.holder() {
            Some(holder) => Dependant::held(holder, hop),
            // A join table that no relation names.
            None => Dependant::Join { table: hop.table, column: hop.to, label: hop.table },
        }
    }

    /// The rows between the model that declares `join` and the other, as those that point to the former.
    #[must_use]
    pub const fn near<T>(join: JoinLink<T>) -> Dependant {
        let [near, _] = join.forward();
        Dependant::of(join.between(), near)
    }

    /// The rows between the model that declares `join` and the other, as those that point to the latter.
    #[must_use]
    pub const fn far<T>(join: JoinLink<T>) -> Dependant {
        let [far, _] = join.reverse();
        Dependant::of(join.between(), far)
    }

    const fn of(between: Between, hop: Hop) -> Dependant {
        match between {
            Between::Table { label } => Dependant::Join { table: hop.table, column: hop.to, label },
            Between::Rows(holder) => Dependant::held(holder, hop),
        }
    }

    const fn held(holder: fn() -> &'static Facts, hop: Hop) -> Dependant {
        Dependant::Key { holder, column: hop.to, target: hop.from_id }
    }

    /// Whether its rows are children of those of the model, so that they are one with them.
    pub(super) fn is_child(&self) -> bool {
        match *self {
            Dependant::Key { holder, column, .. } => {
                let (holder, by) = (holder(), holder().column_called(column));
                by.is_some_and(|(_, column)| holder.parents.iter().any(|parent| parent.is_by(holder, column)))
            }
            Dependant::Join { .. } => false,
        }
    }

    /// Whether its rows are deleted without being looked at, as nothing depends on them in turn.
    pub(super) fn is_fast(&self) -> bool {
        match *self {
            Dependant::Join { .. } => true,
            Dependant::Key { holder, column, .. } => holder()
                .column_called(column)
                .is_some_and(|(_, column)| rule(column) == OnDelete::Cascade && holder().is_leaf_by(column)),
        }
    }

    /// Whether it is this column that its key points to.
    pub(super) fn points_to(&self, column: &Column) -> bool {
        matches!(*self, Dependant::Key { target, .. } if target == column.id)
    }

    /// Whether it is the same column of the same table: a relation may be declared twice, with and without `through`.
    pub(super) fn same(&self, other: &Dependant) -> bool {
        self.place() == other.place()
    }

    /// The table and the column in it.
    pub(super) fn place(&self) -> (&'static str, &'static str) {
        match *self {
            Dependant::Key { holder, column, .. } => (holder().schema.table.quoted, column),
            Dependant::Join { table, column, .. } => (table, column),
        }
    }
}

impl Facts {
    /// Whether deleting a row of this model needs nothing else to be done.
    pub(crate) fn is_leaf(&self) -> bool {
        self.parents.is_empty() && self.is_left_alone()
    }

    /// Whether deleting a row of this model needs nothing else to be done, as what it points to by `column` is deleted.
    fn is_leaf_by(&self, column: &ColumnSchema) -> bool {
        self.parents.iter().all(|parent| parent.is_by(self, column)) && self.is_left_alone()
    }

    /// Whether nothing is to be done with rows that point to a row of this model.
    fn is_left_alone(&self) -> bool {
        self.dependants.iter().all(|dependant| match dependant {
            Dependant::Join { .. } => false,
            Dependant::Key { holder, column, .. } => {
                holder().column_called(column).is_none_or(|(_, column)| rule(column) == OnDelete::DoNothing)
            }
        })
    }
}

/// What the column's `on_delete` says.
pub(super) fn rule(column: &ColumnSchema) -> OnDelete {
    column.reference.as_ref().map_or(OnDelete::DoNothing, |reference| reference.on_delete)
}
