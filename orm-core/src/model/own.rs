//! The fields of a row itself: what `update` can set and compute with.

use std::marker::PhantomData;

use super::{Col, FieldType, Holds, Many, Nullability, One, Primary, Rel, Typed};
use crate::lookup::Compare;

/// What a generated column of type `F` holds: the database computes it, so it can be read and not written.
#[derive(Debug)]
pub struct Generated<F>(PhantomData<fn() -> F>);

impl<F: Holds> Holds for Generated<F> {
    type Base = F::Base;
    type Null = F::Null;
}

/// What a relation is compared by that the other side holds the key of: the target's primary key.
#[derive(Clone, Copy, Debug)]
pub struct Back;

impl<T: super::Model> super::ComparedBy<T> for Back {
    type Key = T::Key;
}

/// What a relation is compared by whose key is held here.
pub trait Held {}

#[diagnostic::do_not_recommend]
impl<K: FieldType> Held for K {}

#[diagnostic::do_not_recommend]
impl Held for Primary {}

/// The handle of a column, or of a relation whose key is a column: what `only` names.
#[diagnostic::on_unimplemented(
    message = "this is no column of the model",
    label = "related rows are loaded by `select_related` or `prefetch_related`"
)]
pub trait InRow {}

#[diagnostic::do_not_recommend]
impl<F> InRow for Col<F> {}

#[diagnostic::do_not_recommend]
impl<T, N, K: Held> InRow for Rel<T, N, One, K> {}

/// The handle of a relation whose key is no column of the row: its rows can be fetched whichever columns are loaded.
#[diagnostic::on_unimplemented(
    message = "the key that this relation goes by is not loaded",
    label = "name it in `only`, or take it out of `defer`"
)]
pub trait Elsewhere {}

#[diagnostic::do_not_recommend]
impl<T, N, K> Elsewhere for Rel<T, N, Many, K> {}

#[diagnostic::do_not_recommend]
impl<T, N> Elsewhere for Rel<T, N, One, Back> {}

/// Nothing: the place where rustc checks that the key of a relation is elsewhere.
pub const fn elsewhere<H: Elsewhere + Copy>(_handle: H) {}

/// A handle that begins a path in the row itself; `Next` is the handle after it, or `()`.
#[diagnostic::on_unimplemented(
    message = "`update` computes with the fields of the row itself",
    label = "this leads to other rows, whose fields are a `Subquery(…)`"
)]
pub trait Own<Next> {}

#[diagnostic::do_not_recommend]
impl<F, Next> Own<Next> for Col<F> {}

#[diagnostic::do_not_recommend]
impl<T, N: Nullability, Next> Own<Next> for Typed<T, N> {}

#[diagnostic::do_not_recommend]
impl<T, N, K: Held> Own<()> for Rel<T, N, One, K> {}

#[diagnostic::do_not_recommend]
impl<T, N, K: Held, R> Own<Compare<R>> for Rel<T, N, One, K> {}

/// Nothing: the place where rustc checks that a path stays in its row.
pub const fn own<H: Own<Next> + Copy, Next: Copy>(_handle: H, _next: Next) {}
