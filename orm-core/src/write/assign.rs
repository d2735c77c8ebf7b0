//! What a column can be set to, as types: the left and the right side of an assignment in `update` and `create`.
//!
//! `query!` names a column by its [`Place`], whose [`Slot`] turns a Rust value into a parameter or checks an expression
//! of the database. A value is of the field's own type, a reference to it, or of one that loses nothing; comparing is
//! more generous, because what does not fit a column can still be compared with it.

use std::marker::PhantomData;

use crate::lookup::{
    Booleans, ByteStrings, ChoiceOf, Dates, DecimalNumbers, Durations, Floats, Integers, JsonValues, Takes, Texts,
    TimesOfDay, Timestamps, Uuids,
};
use crate::model::{
    Field, FieldType, ForeignKey, Generated, KeyTo, Model, NeverNull, Nullability, Nullable, OneToOne, Place,
    Selectable,
};
use crate::query::Param;

/// What a column holds, in the words of assignments: the type of the field, or of a key.
pub trait Written {
    /// The type without `Option`; of a relation, [`ForeignKey`].
    type Type;
    /// Whether it may be NULL.
    type Null: Nullability;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType> Written for T {
    type Type = T;
    type Null = NeverNull;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType> Written for Option<T> {
    type Type = T;
    type Null = Nullable;
}

#[diagnostic::do_not_recommend]
impl<F: Written> Written for Generated<F> {
    type Type = F::Type;
    type Null = F::Null;
}

#[diagnostic::do_not_recommend]
impl<M: Model, N: Nullability> Written for KeyTo<M, N> {
    type Type = ForeignKey<M, M::Key>;
    type Null = N;
}

/// A column whose values are given, not computed by the database.
#[diagnostic::on_unimplemented(
    message = "a generated column cannot be set",
    label = "the database computes it from other columns"
)]
pub trait Settable {}

#[diagnostic::do_not_recommend]
impl<F: Field> Settable for F {}

#[diagnostic::do_not_recommend]
impl<M, N> Settable for KeyTo<M, N> {}

macro_rules! keys {
    ($($relation:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<M, K> Written for $relation<M, K> {
            type Type = ForeignKey<M, K>;
            type Null = NeverNull;
        }

        #[diagnostic::do_not_recommend]
        impl<M, K> Written for Option<$relation<M, K>> {
            type Type = ForeignKey<M, K>;
            type Null = Nullable;
        }
    )*};
}

keys! { ForeignKey OneToOne }

/// A Rust value that a column of `T`, which may be NULL or not (`N`), can be set to.
#[diagnostic::on_unimplemented(message = "a column of `{T}` cannot hold `{Self}`", label = "this is `{Self}`")]
pub trait Stored<'q, T, N> {
    /// The parameter.
    fn stored(self) -> Param<'q>;

    /// `value`, which is given for a column, as a parameter. Made by `query!`: of a function of the trait itself rustc
    /// says no more than that the value does not fit.
    #[doc(hidden)]
    #[inline]
    fn given(_slot: Slot<T, N>, value: Self) -> Param<'q>
    where
        Self: Sized,
    {
        value.stored()
    }
}

/// What no column holds. Any value fits in: of a column that does not exist rustc says no more than that.
#[derive(Debug)]
pub enum NoColumn {}

#[diagnostic::do_not_recommend]
impl<'q, V> Stored<'q, NoColumn, NoColumn> for V {
    fn stored(self) -> Param<'q> {
        Param::Null
    }
}

/// A type whose values, computed by the database, a column of `T` can hold.
#[diagnostic::on_unimplemented(
    message = "a column of `{T}` cannot hold `{Self}`",
    label = "this is `{Self}`, which `Cast(…)` can change"
)]
pub trait FitsIn<T> {}

#[diagnostic::do_not_recommend]
impl<T: FieldType, E: FieldType<Family: Becomes<T::Family>>> FitsIn<T> for E {}

#[diagnostic::do_not_recommend]
impl<M, K: FieldType, E: FieldType<Family: Becomes<K::Family>>> FitsIn<ForeignKey<M, K>> for E {}

/// A family whose values are stored as those of `R`.
pub trait Becomes<R: Takes>: Takes {}

macro_rules! becomes {
    ($($family:ty: $($stored:ty)*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl Becomes<$stored> for $family {}
    )*)*};
}

becomes! {
    Integers: Integers Floats DecimalNumbers;
    Floats: Floats DecimalNumbers;
    DecimalNumbers: Floats DecimalNumbers;
    Texts: Texts;
    Booleans: Booleans;
    ByteStrings: ByteStrings;
    Dates: Dates;
    TimesOfDay: TimesOfDay;
    Timestamps: Timestamps Dates;
    Durations: Durations;
    Uuids: Uuids;
    JsonValues: JsonValues;
}

#[diagnostic::do_not_recommend]
impl<E: 'static> Becomes<ChoiceOf<E>> for ChoiceOf<E> {}

/// A column that may be NULL.
#[diagnostic::on_unimplemented(message = "this column is never NULL", label = "its field is no `Option`")]
pub trait MayBeNull {}

#[diagnostic::do_not_recommend]
impl MayBeNull for Nullable {}

/// A column as the left side of an assignment.
#[derive(Debug)]
pub struct Slot<T, N>(PhantomData<fn() -> (T, N)>);

impl<const AT: usize, F> Place<AT, F> {
    /// The column at this place, to be set.
    // A method: where there is no such column, rustc has no more to say of the value.
    #[must_use]
    #[rustfmt::skip] // A line, which rustc shows.
    pub const fn slot(self) -> Slot<F::Type, F::Null> where F: Written + Settable {
        Slot(PhantomData)
    }
}

/// Checks that a column takes `None`.
#[inline]
pub fn null<T, N: MayBeNull>(_column: Slot<T, N>) {}

impl<T, N> Slot<T, N> {
    /// The column where a row is also found by it, so that its value cannot be NULL.
    #[inline]
    #[must_use]
    pub const fn exact(self) -> Slot<T, NeverNull> {
        Slot(PhantomData)
    }

    /// Checks that the column can hold an expression. One that is NULL where the column may not be is for the database
    /// to refuse: a subquery always may.
    #[inline]
    pub fn expr<S: Selectable<Type: FitsIn<T>>>(self, _expr: S) {}
}
