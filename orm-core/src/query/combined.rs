//! Set operations, as rustc sees them.

use std::marker::PhantomData;

use crate::lookup::Whole;
use crate::model::{FieldType, Model, NeverNull, Nullability, Nullable, Typed};

/// The state of a query that can be gone on from with any method.
#[derive(Clone, Copy, Debug)]
pub enum Open {}

/// The state of a `union`, `intersection` or `difference`, of which nothing is known but its columns.
#[derive(Clone, Copy, Debug)]
pub enum Combined {}

/// The state of a slice: which rows they are is settled, so that nothing can be added before it.
#[derive(Clone, Copy, Debug)]
pub enum Sliced {}

/// The state of a query that is held in a variable, and that another goes on from: with the names `F`, so that nothing is
/// said of the state where these are wrong.
#[diagnostic::on_unimplemented(
    message = "a query cannot go on from a slice, union, intersection or difference",
    label = "this holds one: filter where it is written"
)]
pub trait GoesOn<F> {}

#[diagnostic::do_not_recommend]
impl<F> GoesOn<F> for Open {}

/// Names that no rows have. As there are two kinds, rustc cannot tell of names that it does not know whether they are these.
#[derive(Debug)]
pub enum NoNames<const KIND: bool> {}

/// A state that is not gone on from.
pub trait Settled {}

impl Settled for Combined {}
impl Settled for Sliced {}
impl Settled for super::GroupsInNoOrder {}

#[diagnostic::do_not_recommend]
impl<S: Settled> GoesOn<NoNames<true>> for S {}

#[diagnostic::do_not_recommend]
impl<S: Settled> GoesOn<NoNames<false>> for S {}

/// The state of a query whose rows can be put in another order, or be cut: with the names `F`, as [`GoesOn`].
#[diagnostic::on_unimplemented(
    message = "a query cannot go on from a slice",
    label = "this holds one: which rows it has is settled"
)]
pub trait Ordered<F> {}

#[diagnostic::do_not_recommend]
impl<F> Ordered<F> for Open {}
#[diagnostic::do_not_recommend]
impl<F> Ordered<F> for Combined {}
#[diagnostic::do_not_recommend]
impl<F> Ordered<F> for super::GroupsInNoOrder {}
#[diagnostic::do_not_recommend]
impl Ordered<NoNames<true>> for Sliced {}
#[diagnostic::do_not_recommend]
impl Ordered<NoNames<false>> for Sliced {}

/// The state of a query of which a slice is taken.
pub trait Cut {
    /// That of the slice.
    type State;
}

impl Cut for Open {
    type State = Sliced;
}

/// That it is not cut again is said elsewhere.
impl Cut for Sliced {
    type State = Sliced;
}

impl Cut for Combined {
    type State = Combined;
}

impl Cut for super::GroupsInNoOrder {
    type State = super::GroupsInNoOrder;
}

/// A type whose values can be read where those of `T` are: the same, or fewer integers.
#[diagnostic::on_unimplemented(
    message = "the sides of a set operation select different types",
    label = "this is `{Self}`, on the first side it is `{T}`"
)]
pub trait SameType<T> {}

#[diagnostic::do_not_recommend]
impl<T> SameType<T> for T {}

macro_rules! wider {
    ($($narrow:ty: $($wide:ty)+;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl SameType<$wide> for $narrow {}
        #[diagnostic::do_not_recommend]
        impl SameType<Option<$wide>> for $narrow {}
        #[diagnostic::do_not_recommend]
        impl SameType<Option<$wide>> for Option<$narrow> {}
    )+)*};
}

wider! {
    i16: i32 i64;
    i32: i64;
    u16: i32 i64 u32 u64;
    u32: i64 u64;
}

/// Values of one side stand where those that may be NULL do.
#[diagnostic::do_not_recommend]
impl<T> SameType<Option<T>> for T {}

/// Whether values of a column may be NULL where those of the first side may, `N`.
#[diagnostic::on_unimplemented(
    message = "this column may be NULL, the one on the first side of the set operation may not",
    label = "may be NULL: begin with this query"
)]
pub trait NullFits<N>: Nullability {}

#[diagnostic::do_not_recommend]
impl NullFits<NeverNull> for NeverNull {}
#[diagnostic::do_not_recommend]
impl<N: Nullability> NullFits<Nullable> for N {}

/// Whole rows of the model `M`, as the type of a part.
#[derive(Debug)]
pub struct AllColumnsOf<M>(PhantomData<fn() -> M>);

/// A part of a row: a column, or a whole model.
pub trait Part {
    /// The type of the column, or the model.
    type Type;
    /// Whether it may be NULL.
    type Null: Nullability;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType, N: Nullability> Part for Typed<T, N> {
    type Type = T;
    type Null = N;
}

#[diagnostic::do_not_recommend]
impl<M: Model> Part for Whole<M> {
    type Type = AllColumnsOf<M>;
    type Null = NeverNull;
}

/// Nothing: the place where rustc compares the columns of both sides of an `intersection` or `difference`, of which all
/// rows are rows of the first side.
pub const fn same_type<A: Part + Copy, B: Part<Type: SameType<A::Type>> + Copy>(_: A, _: B) {}

/// Nothing: the same for a `union`, which has rows of both.
#[rustfmt::skip]
pub const fn same_column<A: Part + Copy, B: Part<Type: SameType<A::Type>, Null: NullFits<A::Null>> + Copy>(_: A, _: B) {}
