//! The types of functions.

use super::compare::{Number, Textual, Whole};
use crate::model::{FieldType, NeverNull, Nullability, Nullable, Selectable, Typed};

/// A function of a text that yields a text.
#[must_use]
pub const fn text<A: Selectable<Type: FieldType<Family: Textual>>>(_text: A) -> Typed<String, A::Null> {
    Typed::new()
}

/// The length of a text.
#[must_use]
pub const fn length<A: Selectable<Type: FieldType<Family: Textual>>>(_text: A) -> Typed<i64, A::Null> {
    Typed::new()
}

/// The code of a text's first character: an empty text has none.
#[must_use]
pub const fn first_code<A: Selectable<Type: FieldType<Family: Textual>>>(_text: A) -> Typed<i64, Nullable> {
    Typed::new()
}

/// A function of a number that yields a number of the same type.
#[must_use]
pub const fn number<A: Selectable<Type: FieldType<Family: Number>>>(_number: A) -> Typed<A::Type, A::Null> {
    Typed::new()
}

/// `Random()`
#[must_use]
pub const fn random() -> Typed<i64, NeverNull> {
    Typed::new()
}

/// `Subquery(query)`: NULL if there is no row.
#[must_use]
pub const fn subquery<A: crate::lookup::OneColumn>(_rows: A) -> Typed<A::Type, Nullable> {
    Typed::new()
}

/// Nothing: the place where an expression that nothing else asks for is checked.
pub const fn checked<A: Selectable>(_expr: A) {}

/// A date or a moment, which can be cut down to its year, month, …
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a date nor a timestamp",
    label = "dates are taken of dates"
)]
pub trait Truncated: FieldType {
    /// The type of dates beside it.
    type Date: FieldType;
}

/// What `dates` yields.
#[must_use]
pub const fn date<A: Selectable<Type: Truncated>>(_moment: A) -> Typed<<A::Type as Truncated>::Date, NeverNull> {
    Typed::new()
}

/// What `datetimes` yields.
#[must_use]
pub const fn moment<A: Selectable<Type: FieldType<Family = crate::lookup::Timestamps>>>(
    _moment: A,
) -> Typed<A::Type, NeverNull> {
    Typed::new()
}

#[cfg(any(feature = "chrono", feature = "jiff"))]
macro_rules! truncated {
    ($($type:ty => $date:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Truncated for $type {
            type Date = $date;
        }
    )*};
}

#[cfg(feature = "jiff")]
truncated! {
    jiff::civil::Date => jiff::civil::Date;
    jiff::Timestamp => jiff::civil::Date;
}

#[cfg(feature = "chrono")]
truncated! {
    chrono::NaiveDate => chrono::NaiveDate;
    chrono::DateTime<chrono::Utc> => chrono::NaiveDate;
}

/// A moment: a date and a time of day.
#[diagnostic::on_unimplemented(message = "`{Self}` is no timestamp", label = "expected a timestamp")]
pub trait Moment: FieldType {
    /// The type of its date.
    type Date: FieldType;
    /// The type of its time of day.
    type Time: FieldType;
}

/// A time of day or a moment.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no time of day",
    label = "hours, minutes and seconds are those of times and timestamps"
)]
pub trait Clocked: FieldType {}

#[cfg(any(feature = "chrono", feature = "jiff"))]
macro_rules! clocked {
    ($($moment:ty: $date:ty, $time:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Moment for $moment {
            type Date = $date;
            type Time = $time;
        }

        #[diagnostic::do_not_recommend]
        impl Clocked for $moment {}

        #[diagnostic::do_not_recommend]
        impl Clocked for $time {}
    )*};
}

#[cfg(feature = "jiff")]
clocked! { jiff::Timestamp: jiff::civil::Date, jiff::civil::Time; }

#[cfg(feature = "chrono")]
clocked! { chrono::DateTime<chrono::Utc>: chrono::NaiveDate, chrono::NaiveTime; }

/// A moment, of which parts can be asked for as the clocks of a time zone show them.
#[cfg_attr(
    feature = "jiff",
    diagnostic::on_unimplemented(message = "`{Self}` has no time zone", label = "`tzinfo` is for timestamps")
)]
#[cfg_attr(
    not(feature = "jiff"),
    diagnostic::on_unimplemented(
        message = "`tzinfo` needs the feature `jiff` of `orm-core`",
        label = "the rules of time zones are those of `jiff`"
    )
)]
pub trait InZone: FieldType {}

#[cfg(feature = "jiff")]
#[diagnostic::do_not_recommend]
impl InZone for jiff::Timestamp {}

#[cfg(all(feature = "jiff", feature = "chrono"))]
#[diagnostic::do_not_recommend]
impl InZone for chrono::DateTime<chrono::Utc> {}

/// The moment that a function with `tzinfo` is of.
#[must_use]
pub const fn in_zone<A: Selectable<Type: InZone>>(_moment: A) -> Typed<A::Type, A::Null> {
    Typed::new()
}

/// `ExtractYear(…)` and the other parts of a date.
#[must_use]
pub const fn extract_date<A: Selectable<Type: Truncated>>(_date: A) -> Typed<i64, A::Null> {
    Typed::new()
}

/// `ExtractHour(…)` and the other parts of a time of day.
#[must_use]
pub const fn extract_time<A: Selectable<Type: Clocked>>(_time: A) -> Typed<i64, A::Null> {
    Typed::new()
}

/// `TruncYear(…)` … `TruncDay(…)`
#[must_use]
pub const fn trunc_date<A: Selectable<Type: Truncated>>(_date: A) -> Typed<A::Type, A::Null> {
    Typed::new()
}

/// `TruncHour(…)` … `TruncSecond(…)`
#[must_use]
pub const fn trunc_time<A: Selectable<Type: Clocked>>(_time: A) -> Typed<A::Type, A::Null> {
    Typed::new()
}

/// `TruncDate(…)`
#[must_use]
pub const fn date_of<A: Selectable<Type: Moment>>(_moment: A) -> Typed<<A::Type as Moment>::Date, A::Null> {
    Typed::new()
}

/// `TruncTime(…)`
#[must_use]
pub const fn time_of<A: Selectable<Type: Moment>>(_moment: A) -> Typed<<A::Type as Moment>::Time, A::Null> {
    Typed::new()
}

/// `Now()`
#[cfg(feature = "jiff")]
#[must_use]
pub const fn now() -> Typed<jiff::Timestamp, NeverNull> {
    Typed::new()
}

/// `Now()`
#[cfg(all(feature = "chrono", not(feature = "jiff")))]
#[must_use]
pub const fn now() -> Typed<chrono::DateTime<chrono::Utc>, NeverNull> {
    Typed::new()
}

/// A number that a function of numbers makes of another: of an integer a double.
#[diagnostic::on_unimplemented(message = "`{Self}` is no number", label = "expected a number")]
pub trait Real: FieldType {
    /// The type of the result.
    type Real: FieldType;
}

macro_rules! real {
    ($($(#[$feature:meta])? $type:ty => $real:ty;)*) => {$(
        $(#[$feature])?
        #[diagnostic::do_not_recommend]
        impl Real for $type {
            type Real = $real;
        }
    )*};
}

real! {
    i16 => f64;
    i32 => f64;
    i64 => f64;
    u16 => f64;
    u32 => f64;
    u64 => f64;
    f64 => f64;
    #[cfg(feature = "rust_decimal")] rust_decimal::Decimal => rust_decimal::Decimal;
}

/// A function of a number that yields a real number.
#[must_use]
pub const fn real<A: Selectable<Type: Real>>(_number: A) -> Typed<<A::Type as Real>::Real, A::Null> {
    Typed::new()
}

/// A function of a number that yields a real number, or NULL where it has no result.
#[must_use]
pub const fn partial<A: Selectable<Type: Real>>(_number: A) -> Typed<<A::Type as Real>::Real, Nullable> {
    Typed::new()
}

/// `Pi()`
#[must_use]
pub const fn pi() -> Typed<f64, NeverNull> {
    Typed::new()
}

/// `Chr(number)`
#[must_use]
pub const fn character<A: Selectable<Type: FieldType<Family: Whole>>>(_number: A) -> Typed<String, A::Null> {
    Typed::new()
}

/// `Concat(…)`: what is NULL counts as empty.
#[must_use]
pub const fn concat<A: Selectable<Type: FieldType<Family: Textual>>>(_text: A) -> Typed<String, NeverNull> {
    Typed::new()
}

/// A further text that makes no difference to whether the result is NULL.
#[must_use]
pub const fn with_text<R: Selectable, A: Selectable<Type: FieldType<Family: Textual>>>(
    _result: R,
    _text: A,
) -> Typed<R::Type, R::Null> {
    Typed::new()
}

/// A further argument of any type that makes no difference to the result.
#[must_use]
pub const fn with_any<R: Selectable, A: Selectable>(_result: R, _argument: A) -> Typed<R::Type, R::Null> {
    Typed::new()
}

/// A further text: if it is NULL, so is the result.
#[must_use]
pub const fn and_text<R: Selectable, A: Selectable<Type: FieldType<Family: Textual>>>(
    _result: R,
    _text: A,
) -> Typed<R::Type, <R::Null as Nullability>::Or<A::Null>> {
    Typed::new()
}

/// A further whole number: if it is NULL, so is the result.
#[must_use]
pub const fn and_whole<R: Selectable, A: Selectable<Type: FieldType<Family: Whole>>>(
    _result: R,
    _number: A,
) -> Typed<R::Type, <R::Null as Nullability>::Or<A::Null>> {
    Typed::new()
}

/// A further number: if it is NULL, so is the result.
#[must_use]
pub const fn and_number<R: Selectable, A: Selectable<Type: FieldType<Family: Number>>>(
    _result: R,
    _number: A,
) -> Typed<R::Type, <R::Null as Nullability>::Or<A::Null>> {
    Typed::new()
}

/// An operator between the bits of two whole numbers.
#[must_use]
pub const fn bits<A: Selectable<Type: FieldType<Family: Whole>>, B: Selectable<Type: FieldType<Family: Whole>>>(
    _left: A,
    _right: B,
) -> Typed<i64, <A::Null as Nullability>::Or<B::Null>> {
    Typed::new()
}

/// `JSONObject(…)`, `JSONArray(…)`
#[cfg(feature = "serde_json")]
#[must_use]
pub const fn json<A: Selectable>(_first: A) -> Typed<serde_json::Value, NeverNull> {
    Typed::new()
}

/// `KT(path)`: NULL if there is no such place.
#[cfg(feature = "serde_json")]
#[must_use]
pub const fn key_text<A: Selectable<Type: FieldType<Family = crate::lookup::JsonValues>>>(
    _place: A,
) -> Typed<String, Nullable> {
    Typed::new()
}
