//! Links: facts about a model's own keys, from which other models make their reverse relations.

use std::marker::PhantomData;

use super::Model;
use crate::plan::{Column, Hop};

/// A foreign key as the model that holds it knows it; `T` is the model that it points to.
#[derive(Debug)]
pub struct KeyLink<T> {
    table: &'static str,
    column: (&'static str, u64),
    target_table: &'static str,
    target: (&'static str, u64),
    nullable: bool,
    unique: bool,
    model: PhantomData<fn() -> T>,
}

impl<T> Clone for KeyLink<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for KeyLink<T> {}

impl<T> KeyLink<T> {
    /// A key of `table` in `column` (name in quotes and its hash) that points to the column `target` of another table.
    #[must_use]
    pub const fn new(
        table: &'static str,
        column: (&'static str, u64),
        target_table: &'static str,
        target: (&'static str, u64),
        nullable: bool,
        unique: bool,
    ) -> Self {
        Self { table, column, target_table, target, nullable, unique, model: PhantomData }
    }

    /// From the holder to the target.
    #[must_use]
    pub const fn forward(self) -> Hop {
        Hop::new(self.column, self.target_table, self.target, false, self.nullable, true)
    }

    /// From the target to the holders.
    #[must_use]
    pub const fn reverse(self) -> Hop {
        Hop::new(self.target, self.table, self.column, !self.unique, true, false)
    }

    /// Makes sure that each target has at most one holder, as `has_one` says.
    ///
    /// # Panics
    /// If there can be several holders; at compile time, as links are constants.
    #[track_caller]
    pub const fn assert_one(self) {
        assert!(self.unique, "`has_one` needs a `OneToOne` on the other side; of a `ForeignKey` it is `has_many`");
    }
}

/// A join table as the model that declares it knows it; `T` is the model on the other side.
#[derive(Debug)]
pub struct JoinLink<T> {
    near: Hop,
    far: Hop,
    back: Hop,
    home: Hop,
    model: PhantomData<fn() -> T>,
}

impl<T> Clone for JoinLink<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for JoinLink<T> {}

impl<T> JoinLink<T> {
    /// Made of the two keys of the join table: `near` points to the declaring model, `far` to `T`.
    #[must_use]
    pub const fn new<M>(near: KeyLink<M>, far: KeyLink<T>) -> Self {
        Self { near: near.reverse(), far: far.forward(), back: far.reverse(), home: near.forward(), model: PhantomData }
    }

    /// From the declaring model to `T`.
    #[must_use]
    pub const fn forward(self) -> [Hop; 2] {
        [self.near, self.far]
    }

    /// From `T` to the declaring model.
    #[must_use]
    pub const fn reverse(self) -> [Hop; 2] {
        [self.back, self.home]
    }
}

/// A model that has exactly one foreign key to `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no foreign key to `{T}`, or several",
    label = "of several, name one: `{Self} by its_key`"
)]
pub trait PointsTo<T>: Model {
    /// The primary key of this model, which reads the same where nothing but `PointsTo` is known.
    const HOLDER: &'static Column = Self::KEY;
    /// The foreign key.
    const LINK: KeyLink<T>;
}
