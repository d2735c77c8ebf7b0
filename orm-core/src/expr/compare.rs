//! Expressions and queries as the right side of a lookup.

use crate::lookup::{
    BeginningOfText, Booleans, ByteStrings, ChoiceOf, Dates, DecimalNumbers, Durations, EndOfText, Floats, Integers,
    JsonValues, ListOf, PartOfText, RegularExpression, RowOrKey, Takes, Texts, TimesOfDay, Timestamps, Uuids,
    WholeText,
};
use crate::model::{FieldType, Model};

/// The families of numbers, which are compared with each other.
#[diagnostic::on_unimplemented(message = "{Self} are no numbers", label = "expected a number")]
pub trait Number: Takes {}

#[diagnostic::do_not_recommend]
impl Number for Integers {}
#[diagnostic::do_not_recommend]
impl Number for Floats {}
#[diagnostic::do_not_recommend]
impl Number for DecimalNumbers {}

/// The family of integers.
#[diagnostic::on_unimplemented(message = "{Self} are no whole numbers", label = "expected a whole number")]
pub trait Whole: Takes {}

#[diagnostic::do_not_recommend]
impl Whole for Integers {}

/// The family of texts.
#[diagnostic::on_unimplemented(message = "{Self} are no texts", label = "expected a text")]
pub trait Textual: Takes {}

#[diagnostic::do_not_recommend]
impl Textual for Texts {}

/// A family whose expressions can be given to a lookup that asks for `R`.
#[diagnostic::on_unimplemented(message = "{Self} cannot be compared with {R}", label = "these are {Self}, not {R}")]
pub trait ComparedWith<R: Takes>: Takes {}

macro_rules! compared {
    ($($family:ty: $($asked:ty)*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl ComparedWith<$asked> for $family {}
    )*)*};
}

compared! {
    Integers: Integers Floats DecimalNumbers JsonValues;
    Floats: Integers Floats DecimalNumbers JsonValues;
    DecimalNumbers: Integers Floats DecimalNumbers JsonValues;
    Texts: Texts JsonValues PartOfText BeginningOfText EndOfText WholeText RegularExpression;
    Booleans: Booleans;
    ByteStrings: ByteStrings;
    Dates: Dates Timestamps;
    TimesOfDay: TimesOfDay;
    Timestamps: Timestamps Dates;
    Durations: Durations;
    Uuids: Uuids;
    JsonValues: JsonValues;
}

#[diagnostic::do_not_recommend]
impl<E: 'static> ComparedWith<ChoiceOf<E>> for ChoiceOf<E> {}

#[diagnostic::do_not_recommend]
impl<R: Takes, F: ComparedWith<R>> ComparedWith<ListOf<R>> for F {}

#[diagnostic::do_not_recommend]
impl<M: Model, K: FieldType, F: ComparedWith<K::Family>> ComparedWith<RowOrKey<M, K>> for F {}
