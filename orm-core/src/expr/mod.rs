//! The types of expressions: what the database computes, as rustc sees it.
//!
//! `query!` transcribes an expression twice: as data for the plan, and as calls of these functions. A value of type
//! [`Typed`] is the type of a result and nothing else: all of this is gone when the program runs.

mod aggregate;
mod arithmetic;
mod common;
mod compare;
mod function;
mod unknown;
mod value;

pub use aggregate::{Measured, Summed, count, count_all, extreme, fraction, joined, mean, shifted, sum, tile};
pub use arithmetic::{
    Arithmetic, By, Fractional, Minus, Plus, Rest, Times, add, beside, div, fraction_beside, like, mul, neg, rem, sub,
};
pub use common::{
    Common, CommonType, Nothing, Truth, cast, coalesce, compare, condition, custom, either, kind_of, null, null_if,
    nullable, truth,
};
pub use compare::{ComparedWith, Number, Textual, Whole};
#[cfg(any(feature = "chrono", feature = "jiff"))]
pub use function::now;
pub use function::{
    Clocked, InZone, Moment, Real, Truncated, and_number, and_text, and_whole, bits, character, checked, concat, date,
    date_of, extract_date, extract_time, first_code, in_zone, length, moment, number, partial, pi, random, real,
    subquery, text, time_of, trunc_date, trunc_time, with_any, with_text,
};
#[cfg(feature = "serde_json")]
pub use function::{json, key_text};
pub use unknown::Unknown;
pub use value::{IntoValue, Known, Loaded, literal};

#[cfg(any(feature = "sha1", feature = "sha2"))]
use crate::model::{FieldType, Selectable, Typed};

/// `SHA1(text)`. Here, so that rustc names the feature if it is off.
#[cfg(feature = "sha1")]
#[must_use]
pub const fn sha1<A: Selectable<Type: FieldType<Family: Textual>>>(text: A) -> Typed<String, A::Null> {
    function::text(text)
}

/// `SHA224(text)`, `SHA256(text)`, `SHA384(text)` and `SHA512(text)`. Here, so that rustc names the feature if it is off.
#[cfg(feature = "sha2")]
#[must_use]
pub const fn sha2<A: Selectable<Type: FieldType<Family: Textual>>>(text: A) -> Typed<String, A::Null> {
    function::text(text)
}
