//! Lookups and transforms: which there are for a type, what each takes, and how a Rust value becomes its parameter.
//!
//! A *family* ([`Texts`], [`Integers`], …) stands for all Rust types that are stored and compared alike. What a lookup
//! takes is a type too: a family itself, or a [`ListOf`], [`RangeOf`], [`PartOfText`] or [`TrueOrFalse`].

mod families;
mod into;
#[cfg(feature = "serde_json")]
mod json;
mod list;
mod rows;
mod types;

use std::any::Any;
use std::marker::PhantomData;

#[cfg(feature = "chrono")]
pub use families::ChronoTimestampLookups;
#[cfg(feature = "jiff")]
pub use families::JiffTimestampLookups;
pub use families::{
    AnyLookups, BeginningOfText, Booleans, ByteStrings, ChoiceOf, DateLookups, Dates, DecimalNumbers, Durations,
    EndOfText, Floats, Integers, JsonKey, JsonKeys, JsonValues, ListOf, PartOfText, RangeOf, RegularExpression,
    RowOrKey, ScalarLookups, TextLookups, Texts, TimeLookups, TimesOfDay, Timestamps, TrueOrFalse, Uuids, WholeText,
};
#[cfg(feature = "serde_json")]
pub use json::JsonLookups;
pub(crate) use list::array;
pub use rows::{OneColumn, RowsFor, Whole};

use crate::expr::ComparedWith;
use crate::model::{FieldType, Selectable};
use crate::plan::{Lookup, Segment};
use crate::query::Param;

/// Something that a lookup can ask for.
pub trait Takes: 'static {
    /// `T` itself: see [`Known`](crate::expr::Known).
    #[doc(hidden)]
    type Own<T>;
}

/// The right side of a comparison, as one parameter.
///
/// `R` is what the lookup takes; the implementations say which Rust values are that.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be compared with {R}", label = "not a value for {R}")]
pub trait IntoParam<'q, R: Takes> {
    /// The parameter.
    fn into_param(self) -> Param<'q>;

    /// `value`, which is given where `taken` is asked for, as a parameter. Made by `query!`: of a function of the trait
    /// itself rustc says no more than that the value does not fit.
    #[doc(hidden)]
    #[inline]
    fn given(_taken: Taken<R>, value: Self) -> Param<'q>
    where
        Self: Sized,
    {
        value.into_param()
    }

    /// The row whose key is the parameter, if it is one.
    #[doc(hidden)]
    fn row(&self) -> Option<&dyn Any> {
        None
    }
}

/// The right side of `in`: what is an [`IntoParam`] of lists.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with {R}",
    label = "expected a list of values; a query in a variable is one in `Subquery(…)`"
)]
pub trait IntoList<'q, R: Takes> {
    /// The parameter.
    fn into_list(self) -> Param<'q>;

    /// As of [`IntoParam`].
    #[doc(hidden)]
    #[inline]
    fn given(_taken: Taken<R>, list: Self) -> Param<'q>
    where
        Self: Sized,
    {
        list.into_list()
    }
}

// By way of another trait, which has words of its own.
#[diagnostic::do_not_recommend]
impl<'q, R: Takes, L: IntoParam<'q, R>> IntoList<'q, R> for L {
    #[inline]
    fn into_list(self) -> Param<'q> {
        self.into_param()
    }
}

/// The right side of `range`, as two parameters.
#[diagnostic::on_unimplemented(message = "`{Self}` is no {B}", label = "expected `low..=high` or `(low, high)`")]
pub trait IntoPair<'q, B: Takes> {
    /// Both ends, the smaller first.
    fn into_pair(self) -> [Param<'q>; 2];

    /// As of [`IntoParam`].
    #[doc(hidden)]
    #[inline]
    fn given(_taken: Taken<B>, value: Self) -> [Param<'q>; 2]
    where
        Self: Sized,
    {
        value.into_pair()
    }
}

/// The handle of a lookup that asks for an `R`.
#[derive(Debug)]
pub struct Compare<R> {
    /// Its part of a path.
    #[doc(hidden)]
    pub segment: Segment,
    takes: PhantomData<fn() -> R>,
}

impl<R> Clone for Compare<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Compare<R> {}

impl<R> Compare<R> {
    /// None: a lookup is no column. That it was selected is an error elsewhere.
    #[must_use]
    pub const fn column(self) -> &'static crate::plan::Column {
        &crate::plan::Column::COMPUTED
    }

    /// The handle of `lookup`.
    #[must_use]
    pub const fn new(lookup: Lookup) -> Self {
        Self { segment: Segment::Lookup(lookup), takes: PhantomData }
    }
}

/// A type that is stored as JSON, whose keys a path can name.
pub trait IsJson {}

/// What a path's end takes, as a type: made by [`takes`], it turns values into parameters.
#[derive(Debug)]
pub struct Taken<R>(PhantomData<fn() -> R>);

/// What `end` takes.
#[must_use]
pub const fn takes<T: crate::model::Ends>(_end: T) -> Taken<T::Takes> {
    Taken(PhantomData)
}

impl<R: Takes> Taken<R> {
    /// Checks that a word that was written out (`true`, `false`) is taken.
    #[inline]
    pub fn accepts<'q, V: IntoParam<'q, R>>(self, _value: V) {}

    /// Checks that an expression is taken.
    #[inline]
    pub fn expr<S: Selectable<Type: FieldType<Family: ComparedWith<R>>>>(self, _expr: S) {}

    /// Checks that the rows of a query are taken.
    #[inline]
    pub fn rows<Q: RowsFor<R>>(self, _rows: Q) {}
}

/// One of several values, each a parameter of its own or an expression.
macro_rules! of_several {
    ($($several:ident)*) => {$(
        impl<R: Takes> Taken<$several<R>> {
            /// What one of them is.
            #[inline]
            #[must_use]
            pub const fn one(self) -> Taken<R> {
                Taken(PhantomData)
            }
        }
    )*};
}

of_several! { ListOf RangeOf }
