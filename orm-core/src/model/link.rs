//! Links: facts about a model's own keys, from which other models make their reverse relations.

use std::marker::PhantomData;

use super::{Model, Nullability};
use crate::plan::{Column, Hop, Key, Table, same};
use crate::query::Rows;
use crate::write::Facts;

/// A foreign key as the model that holds it knows it; `T` is the model that it points to.
#[derive(Debug)]
pub struct KeyLink<T> {
    table: &'static str,
    column: (&'static str, u64),
    target_table: &'static str,
    target: (&'static str, u64),
    nullable: bool,
    unique: bool,
    holder: Option<fn() -> &'static Facts>,
    /// The place of the column among those of the holder.
    at: usize,
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
        Self { table, column, target_table, target, nullable, unique, holder: None, at: usize::MAX, model: PhantomData }
    }

    /// The same, held by a model in its column number `at`: a function, as models may refer to each other in a circle.
    #[must_use]
    pub const fn held_by(self, holder: fn() -> &'static Facts, at: usize) -> Self {
        Self { holder: Some(holder), at, ..self }
    }

    /// The place of the column among those of the model that holds it.
    #[must_use]
    pub const fn at(self) -> usize {
        self.at
    }

    /// The model that holds it; none of a join table without a model.
    #[must_use]
    pub const fn holder(self) -> Option<fn() -> &'static Facts> {
        self.holder
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
    between: Between,
    symmetrical: bool,
    model: PhantomData<fn() -> T>,
}

/// What stands between the two models of a join.
#[derive(Clone, Copy, Debug)]
pub enum Between {
    /// A table of its own.
    Table {
        /// Django's label of it: `shop.Product_tags`.
        label: &'static str,
    },
    /// Rows of a model: a function, as models may refer to each other in a circle.
    Rows(fn() -> &'static Facts),
}

impl<T> Clone for JoinLink<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for JoinLink<T> {}

impl<T> JoinLink<T> {
    /// Made of the two keys of the join table: `near` points to the declaring model, `far` to `T`, which of keys that are
    /// named is checked by [`lead_to`]. `label` is Django's of a table without a model.
    #[must_use]
    pub const fn new<M, F>(near: KeyLink<M>, far: KeyLink<F>, label: &'static str) -> Self {
        let between = match far.holder {
            Some(holder) => Between::Rows(holder),
            None => Between::Table { label },
        };
        let (back, home) = (far.reverse(), near.forward());
        Self { near: near.reverse(), far: far.forward(), back, home, between, symmetrical: false, model: PhantomData }
    }

    /// The same, if each row has a twin in the other direction, as among friends.
    #[must_use]
    pub const fn symmetrical(self) -> Self {
        Self { symmetrical: true, ..self }
    }

    /// Whether each row has a twin in the other direction.
    #[must_use]
    pub const fn is_symmetrical(self) -> bool {
        self.symmetrical
    }

    /// What stands between the two models.
    #[must_use]
    pub const fn between(self) -> Between {
        self.between
    }

    /// The ids of the columns that hold the keys to both models.
    #[must_use]
    pub const fn keys(self) -> [u64; 2] {
        [self.near.to_id, self.far.from_id]
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

/// A model that has exactly one foreign key to `T`: what the derive implements for each such `T`. Where there is none, rustc
/// would show the others; so nothing asks for this trait but [`PointsTo`] and [`LeadsTo`], in the words of their places.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no foreign key to `{T}`, or several",
    label = "of several, name one: `{Self} by its_key`"
)]
pub trait HoldsKeyTo<T>: Model {
    /// Whether the foreign key may be NULL.
    type Null: Nullability;
    /// The foreign key.
    const LINK: KeyLink<T>;
}

/// A model whose rows `T` has many of, or one: it has exactly one foreign key to it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no foreign key to `{T}`, or several",
    label = "of several, name one: `{Self} by its_key`"
)]
pub trait PointsTo<T>: Model {
    /// The primary key of this model, which reads the same where nothing but `PointsTo` is known.
    const HOLDER: &'static Column = Self::KEY;
    /// The table of this model, as [`PointsTo::HOLDER`].
    const HOLDERS: &'static Table = Self::TABLE;
    /// The default order of this model, as [`PointsTo::HOLDER`].
    const HOLDERS_ORDER: &'static [Key] = Self::ORDERING;
    /// Rows of this model, as [`PointsTo::HOLDER`].
    const HOLDERS_ROWS: Rows<Self> = Self::ROWS;
    /// Whether the foreign key may be NULL.
    type Null: Nullability;
    /// The foreign key.
    const LINK: KeyLink<T>;
}

#[diagnostic::do_not_recommend]
impl<M: HoldsKeyTo<T>, T> PointsTo<T> for M {
    type Null = <M as HoldsKeyTo<T>>::Null;
    const LINK: KeyLink<T> = <M as HoldsKeyTo<T>>::LINK;
}

/// A model between two others that has exactly one foreign key to `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no foreign key to `{T}`, or several",
    label = "of several, name those of both models: `through = {Self} by (near, far)`"
)]
pub trait LeadsTo<T> {
    /// The foreign key.
    const KEY_TO: KeyLink<T>;
}

#[diagnostic::do_not_recommend]
impl<M: HoldsKeyTo<T>, T> LeadsTo<T> for M {
    const KEY_TO: KeyLink<T> = M::LINK;
}

/// Makes sure that the keys that `by` names lead to these tables, which `message` says.
///
/// # Panics
/// If they do not; at compile time, as links are constants.
#[track_caller]
pub const fn lead_to<N, F>(near: KeyLink<N>, far: KeyLink<F>, tables: [&str; 2], message: &'static str) {
    assert!(same(near.target_table, tables[0]) && same(far.target_table, tables[1]), "{}", message);
}
