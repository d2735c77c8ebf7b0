//! Links: facts about a model's own keys, from which other models make their reverse relations.

use std::marker::PhantomData;

use super::Model;
use crate::plan::Hop;
use crate::write::Facts;

/// A foreign key as the model that holds it knows it; `T` is the model that it points to.
#[derive(Debug)]
pub struct KeyLink<T> {
    table: &'static str,
    column: (&'static str, u64),
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

impl<T: Model> KeyLink<T> {
    /// A key of `table` in `column` (name in quotes and its hash) that points to `target` of `T`.
    #[must_use]
    pub const fn new(
        table: &'static str,
        column: (&'static str, u64),
        target: (&'static str, u64),
        nullable: bool,
        unique: bool,
    ) -> Self {
        Self { table, column, target, nullable, unique, model: PhantomData }
    }

    /// From the holder to the target.
    #[must_use]
    pub const fn forward(self) -> Hop {
        Hop::new(self.column, T::TABLE_NAME, self.target, false, self.nullable, true)
    }

    /// From the target to the holders.
    #[must_use]
    pub const fn reverse(self) -> Hop {
        Hop::new(self.target, self.table, self.column, !self.unique, true, false)
    }

    /// From the target to the only holder: as [`KeyLink::reverse`], for `has_one`.
    ///
    /// # Panics
    /// If there can be several holders; at compile time, as links are constants.
    #[must_use]
    #[track_caller]
    pub const fn reverse_one(self) -> Hop {
        assert!(self.unique, "`has_one` needs a `OneToOne` on the other side; of a `ForeignKey` it is `has_many`");
        self.reverse()
    }
}

/// A join table as the model that declares it knows it; `T` is the model on the other side.
#[derive(Debug)]
pub struct JoinLink<T> {
    near: Hop,
    far: Hop,
    back: Hop,
    home: Hop,
    between: Between,
    model: PhantomData<fn() -> T>,
}

/// What stands between the two models of a join.
#[derive(Clone, Copy, Debug)]
pub enum Between {
    /// A table of its own.
    Table {
        /// Django's label of it: `shop.Product_tags`.
        label: &'static str,
        /// Whether each row has a twin in the other direction, as among friends.
        symmetrical: bool,
    },
    /// A model: a function, as models may refer to each other in a circle.
    Model(fn() -> &'static Facts),
}

impl<T> Clone for JoinLink<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for JoinLink<T> {}

impl<T: Model> JoinLink<T> {
    /// Made of the two keys of the join table: `near` points to the declaring model, `far` to `T`.
    #[must_use]
    pub const fn new<M: Model>(near: KeyLink<M>, far: KeyLink<T>, between: Between) -> Self {
        let (back, home) = (far.reverse(), near.forward());
        Self { near: near.reverse(), far: far.forward(), back, home, between, model: PhantomData }
    }

    /// What stands between the two models.
    #[must_use]
    pub const fn between(self) -> Between {
        self.between
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
    label = "which foreign key of `{Self}`?",
    note = "name the key: `has_many(items: {Self} by the_key)`"
)]
pub trait PointsTo<T: Model>: Model {
    /// The key.
    const LINK: KeyLink<T>;
}
