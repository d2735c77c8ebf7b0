//! Expressions and queries as the right side of a lookup.

use crate::lookup::{
    Boolean, Bytes, Choice, Contains, Date, DecimalNumber, Duration, EndsWith, Float, Integer, JsonValue, List, Regex,
    RelatedKey, Same, StartsWith, Takes, Text, Time, Timestamp, UuidValue,
};
use crate::model::{FieldType, Model};

/// The families of numbers, which are compared with each other.
#[diagnostic::on_unimplemented(message = "{Self} is no number", label = "expected a number")]
pub trait Number: Takes {}

#[diagnostic::do_not_recommend]
impl Number for Integer {}
#[diagnostic::do_not_recommend]
impl Number for Float {}
#[diagnostic::do_not_recommend]
impl Number for DecimalNumber {}

/// The family of integers.
#[diagnostic::on_unimplemented(message = "{Self} is no whole number", label = "expected a whole number")]
pub trait Whole: Takes {}

#[diagnostic::do_not_recommend]
impl Whole for Integer {}

/// The family of texts.
#[diagnostic::on_unimplemented(message = "{Self} is no text", label = "expected a text")]
pub trait Textual: Takes {}

#[diagnostic::do_not_recommend]
impl Textual for Text {}

/// A family whose expressions can be given to a lookup that asks for `R`.
#[diagnostic::on_unimplemented(message = "{Self} cannot be compared with {R}", label = "this is {Self}, not {R}")]
pub trait ComparedWith<R: Takes>: Takes {}

macro_rules! compared {
    ($($family:ty: $($asked:ty)*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl ComparedWith<$asked> for $family {}
    )*)*};
}

compared! {
    Integer: Integer Float DecimalNumber JsonValue;
    Float: Integer Float DecimalNumber JsonValue;
    DecimalNumber: Integer Float DecimalNumber JsonValue;
    Text: Text JsonValue Contains StartsWith EndsWith Same Regex;
    Boolean: Boolean;
    Bytes: Bytes;
    Date: Date Timestamp;
    Time: Time;
    Timestamp: Timestamp Date;
    Duration: Duration;
    UuidValue: UuidValue;
    JsonValue: JsonValue;
}

#[diagnostic::do_not_recommend]
impl<E: 'static> ComparedWith<Choice<E>> for Choice<E> {}

#[diagnostic::do_not_recommend]
impl<R: Takes, F: ComparedWith<R>> ComparedWith<List<R>> for F {}

#[diagnostic::do_not_recommend]
impl<M: Model, K: FieldType, F: ComparedWith<K::Family>> ComparedWith<RelatedKey<M, K>> for F {}
