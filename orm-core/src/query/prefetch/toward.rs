//! The way over a relation, and what its rows are in the row that they belong to.

use std::fmt;
use std::marker::PhantomData;

use super::super::{FromRow, Presence, Rows, Value};
use crate::error::Error;
use crate::model::{Many, Mismatch, Model, One, Rel};
use crate::plan::{Chosen, Column, Key as OrderKey, Parents, Relation, Segment, Table};

/// The place of a column that is not loaded.
pub(crate) const NOT_LOADED: usize = usize::MAX;

/// Where the column of this id stands among those that are loaded of `table`.
pub(crate) fn place_among(table: &'static Table, loaded: Chosen, id: u64) -> usize {
    Some(loaded.before(table, id)).filter(|place| *place < loaded.count(table)).unwrap_or(NOT_LOADED)
}

/// What goes by a column that is not loaded.
pub(crate) fn not_loaded(column: &'static Column) -> Error {
    let mismatch = Mismatch { expected: "the column that rows are found by, which is not loaded" };
    Error::decode(&mismatch, Value::Null, column)
}

/// A relation whose rows can be fetched.
#[diagnostic::on_unimplemented(
    message = "`prefetch_related` takes relations",
    label = "a column is loaded with its model"
)]
pub trait Leads: Copy {
    /// The model that it leads to.
    type Model: Model;
    /// How many rows.
    type Shape: Shape;
}

#[diagnostic::do_not_recommend]
impl<T: Model, N, K> Leads for Rel<T, N, Many, K> {
    type Model = T;
    type Shape = Many;
}

#[diagnostic::do_not_recommend]
impl<T: Model, N: Presence, K> Leads for Rel<T, N, One, K> {
    type Model = T;
    type Shape = AtMost<N>;
}

/// One row, which may be missing (`N`).
#[derive(Clone, Copy, Debug)]
pub struct AtMost<N>(PhantomData<fn() -> N>);

/// What a relation's rows are in the row that they belong to.
pub trait Shape {
    /// `Vec<R>`, `R` or `Option<R>`.
    type Of<R>;

    /// The field; nothing if a row is missing that must be there.
    fn of<R>(rows: Vec<R>) -> Option<Self::Of<R>>;
}

impl Shape for Many {
    type Of<R> = Vec<R>;

    fn of<R>(rows: Vec<R>) -> Option<Vec<R>> {
        Some(rows)
    }
}

impl<N: Presence> Shape for AtMost<N> {
    type Of<R> = N::Found<R>;

    fn of<R>(rows: Vec<R>) -> Option<N::Found<R>> {
        N::found(rows.into_iter().next())
    }
}

/// The way over a relation to rows of `M`.
pub struct Toward<M, S> {
    relation: Option<&'static Relation>,
    types: PhantomData<fn() -> (M, S)>,
}

/// The relation that a path of `prefetch_related` ends on.
#[must_use]
pub const fn toward<R: Leads>(_relation: R, segment: Segment) -> Toward<R::Model, R::Shape> {
    let relation = match segment {
        Segment::Relation(relation) => Some(relation),
        _ => None,
    };
    Toward { relation, types: PhantomData }
}

/// Rows of the model that a relation leads to.
#[diagnostic::on_unimplemented(
    message = "`Prefetch` takes a query for rows of `{M}` here: the relation leads there",
    label = "this is another model"
)]
pub trait RowsOfModel<M> {}

// By way of another trait: rustc would show the only implementation.
#[diagnostic::do_not_recommend]
impl<M, R: OfModel<M>> RowsOfModel<M> for R {}

/// The same.
pub trait OfModel<M> {}

#[diagnostic::do_not_recommend]
impl<M> OfModel<M> for Rows<M> {}

/// `way`, over which the rows of another query come: rustc checks that they are of the model that it leads to.
#[must_use]
pub const fn toward_rows<M: Model, S, R: RowsOfModel<M> + Copy>(way: Toward<M, S>, _rows: R) -> Toward<M, S> {
    way
}

/// The row that was loaded of a relation, if there is one, made another one.
pub fn within<M, N: Presence, A: FromRow, B>(
    _way: Toward<M, AtMost<N>>,
    loaded: N::Joined<A>,
    make: impl FnOnce(A) -> B,
) -> N::Found<B> {
    N::made(loaded, make)
}

impl<M, S> Clone for Toward<M, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M, S> Copy for Toward<M, S> {}

impl<M, S> fmt::Debug for Toward<M, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Toward").field(&self.relation.map(|relation| relation.name)).finish()
    }
}

impl<M: Model, S> Toward<M, S> {
    /// The table of the model.
    #[must_use]
    pub const fn table(self) -> &'static Table {
        M::TABLE
    }

    /// The default ordering of the model.
    #[must_use]
    pub const fn ordering(self) -> &'static [OrderKey] {
        M::ORDERING
    }

    /// Rows of the model.
    #[must_use]
    pub const fn rows(self) -> Rows<M> {
        M::ROWS
    }

    /// What a plan says of it.
    ///
    /// # Panics
    /// Never: only relations lead somewhere.
    #[must_use]
    #[allow(clippy::panic)] // In constants only.
    pub const fn parents(self) -> Parents {
        match self.relation {
            Some(relation) => Parents::new(relation),
            None => panic!("this is no relation"),
        }
    }

    /// Which of the columns that are loaded of `table` is compared with what the relation's rows know of their parents.
    ///
    /// # Panics
    /// If it is not loaded: at compile time, a compile error.
    #[must_use]
    #[track_caller]
    #[allow(clippy::panic)] // In constants only.
    pub const fn place(self, table: &'static Table, loaded: Chosen) -> usize {
        let Some(relation) = self.relation else { panic!("this is no relation") };
        let place = loaded.before(table, relation.hops[0].from_id);
        assert!(place < loaded.count(table), "the key that this relation goes by is not loaded: name it in `only`");
        place
    }

    /// The same of what only the program knows: a place beyond all columns if that is not loaded.
    #[must_use]
    pub fn place_among(self, table: &'static Table, loaded: Chosen) -> usize {
        place_among(table, loaded, self.relation.map_or(0, |relation| relation.hops[0].from_id))
    }

    /// Which of all columns of `table` that is.
    #[must_use]
    pub const fn place_in_whole(self, table: &'static Table) -> usize {
        self.place(table, Chosen::All)
    }
}
