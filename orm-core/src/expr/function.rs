//! The types of functions.

use super::compare::{Number, Textual};
use crate::model::{FieldType, NotNull, Nullability, Nullable, Selectable, Typed};

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

/// A function of a number that yields a number of the same type.
#[must_use]
pub const fn number<A: Selectable<Type: FieldType<Family: Number>>>(_number: A) -> Typed<A::Type, A::Null> {
    Typed::new()
}

/// `Random()`
#[must_use]
pub const fn random() -> Typed<i64, NotNull> {
    Typed::new()
}

/// `Coalesce(first, second)`: NULL only if both may be.
#[must_use]
pub const fn coalesce<A: Selectable, B: Selectable<Type = A::Type>>(
    _first: A,
    _second: B,
) -> Typed<A::Type, <A::Null as Nullability>::And<B::Null>> {
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
pub const fn date<A: Selectable<Type: Truncated>>(_moment: A) -> Typed<<A::Type as Truncated>::Date, NotNull> {
    Typed::new()
}

/// What `datetimes` yields.
#[must_use]
pub const fn moment<A: Selectable<Type: FieldType<Family = crate::lookup::Timestamp>>>(
    _moment: A,
) -> Typed<A::Type, NotNull> {
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
