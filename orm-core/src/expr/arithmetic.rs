//! Arithmetic: which types an operator combines, and what comes out, as in Django.

use super::compare::Number;
use crate::model::{FieldType, NeverNull, Nullability, Nullable, Selectable, Typed};
use crate::plan::Kind;

/// `+`
#[derive(Debug)]
pub struct Plus;
/// `-`
#[derive(Debug)]
pub struct Minus;
/// `*`
#[derive(Debug)]
pub struct Times;
/// `/`
#[derive(Debug)]
pub struct By;
/// `%`
#[derive(Debug)]
pub struct Rest;

/// A type whose values the operator `O` combines with those of `B`.
#[diagnostic::on_unimplemented(
    message = "there is no arithmetic of `{Self}` and `{B}`",
    label = "integers go with all numbers, dates with durations, texts by `Concat`; floats not with decimals"
)]
pub trait Arithmetic<O, B> {
    /// The type of the result.
    type Output: FieldType;
}

/// The type of a combination.
type Combined<A, O, B> =
    Typed<<<A as Selectable>::Type as Arithmetic<O, <B as Selectable>::Type>>::Output, EitherNull<A, B>>;

/// The type of a division.
type Divided<A, O, B> = Typed<<<A as Selectable>::Type as Arithmetic<O, <B as Selectable>::Type>>::Output, Nullable>;

type EitherNull<A, B> = <<A as Selectable>::Null as Nullability>::Or<<B as Selectable>::Null>;

/// `left + right`
#[must_use]
pub const fn add<A: Selectable<Type: Arithmetic<Plus, B::Type>>, B: Selectable>(_: A, _: B) -> Combined<A, Plus, B> {
    Typed::new()
}

/// `left - right`
#[must_use]
pub const fn sub<A: Selectable<Type: Arithmetic<Minus, B::Type>>, B: Selectable>(_: A, _: B) -> Combined<A, Minus, B> {
    Typed::new()
}

/// `left * right`
#[must_use]
pub const fn mul<A: Selectable<Type: Arithmetic<Times, B::Type>>, B: Selectable>(_: A, _: B) -> Combined<A, Times, B> {
    Typed::new()
}

/// `left / right`: NULL if `right` is 0. Of two integers it is an integer.
#[must_use]
pub const fn div<A: Selectable<Type: Arithmetic<By, B::Type>>, B: Selectable>(_: A, _: B) -> Divided<A, By, B> {
    Typed::new()
}

/// `left % right`: NULL if `right` is 0.
#[must_use]
pub const fn rem<A: Selectable<Type: Arithmetic<Rest, B::Type>>, B: Selectable>(_: A, _: B) -> Divided<A, Rest, B> {
    Typed::new()
}

/// `-inner`
#[must_use]
pub const fn neg<A: Negated>(_inner: A) -> Typed<A::Type, A::Null> {
    Typed::new()
}

/// Something of which there is the negative: a number.
#[diagnostic::on_unimplemented(message = "only a number can be negated", label = "this is no number")]
pub trait Negated: Selectable {}

#[diagnostic::do_not_recommend]
impl<A: Selectable<Type: FieldType<Family: Number>>> Negated for A {}

/// A number that a fraction that is written out stands beside in `update`, which Django, too, computes without knowing its
/// type.
#[diagnostic::on_unimplemented(message = "`{Self}` is no number", label = "a fraction stands beside a number")]
pub trait Fractional: FieldType {
    /// The type of the fraction.
    type Fraction: FieldType;
}

macro_rules! fractional {
    ($($number:ty => $fraction:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Fractional for $number {
            type Fraction = $fraction;
        }
    )*};
}

fractional! {
    i16 => f64;
    i32 => f64;
    i64 => f64;
    u16 => f64;
    u32 => f64;
    u64 => f64;
    f64 => f64;
}

#[cfg(feature = "rust_decimal")]
fractional! { rust_decimal::Decimal => rust_decimal::Decimal; }

/// The type of a fraction beside `other` in `update`.
#[must_use]
pub const fn fraction_beside<S: Selectable<Type: Fractional>>(
    _other: S,
) -> Typed<<S::Type as Fractional>::Fraction, NeverNull> {
    Typed::new()
}

/// How a Rust value beside `other`, with an operator between them, is stored: what rustc knows of it at that time.
#[must_use]
pub const fn beside<S: Selectable>(_other: S) -> Kind {
    match S::Type::KIND {
        Kind::Date | Kind::Time | Kind::Timestamp => Kind::Duration,
        kind => kind,
    }
}

/// How a Rust value that stands for `other` is stored.
#[must_use]
pub const fn like<S: Selectable>(_other: S) -> Kind {
    S::Type::KIND
}

macro_rules! integers {
    ($($left:ty)*) => {$(
        integers! { @one $left: i16 i32 i64 u16 u32 u64 }

        #[diagnostic::do_not_recommend]
        impl<O> Arithmetic<O, f64> for $left {
            type Output = f64;
        }

        #[diagnostic::do_not_recommend]
        impl<O> Arithmetic<O, $left> for f64 {
            type Output = f64;
        }

        #[cfg(feature = "rust_decimal")]
        #[diagnostic::do_not_recommend]
        impl<O> Arithmetic<O, rust_decimal::Decimal> for $left {
            type Output = rust_decimal::Decimal;
        }

        #[cfg(feature = "rust_decimal")]
        #[diagnostic::do_not_recommend]
        impl<O> Arithmetic<O, $left> for rust_decimal::Decimal {
            type Output = rust_decimal::Decimal;
        }
    )*};
    (@one $left:ty: $($right:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<O> Arithmetic<O, $right> for $left {
            type Output = i64;
        }
    )*};
}

integers! { i16 i32 i64 u16 u32 u64 }

#[diagnostic::do_not_recommend]
impl<O> Arithmetic<O, f64> for f64 {
    type Output = f64;
}

#[cfg(feature = "rust_decimal")]
#[diagnostic::do_not_recommend]
impl<O> Arithmetic<O, rust_decimal::Decimal> for rust_decimal::Decimal {
    type Output = rust_decimal::Decimal;
}

/// The calendar of a library: what its types give when durations are added and moments subtracted.
#[cfg(any(feature = "chrono", feature = "jiff"))]
macro_rules! calendar {
    ($duration:ty: $($moment:ty => $sum:ty),*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl Arithmetic<Plus, $duration> for $moment {
                type Output = $sum;
            }

            // Never used: of the only implementation rustc would say more than that another type is none.
            #[diagnostic::do_not_recommend]
            impl Arithmetic<Plus, Plus> for $moment {
                type Output = $sum;
            }

            #[diagnostic::do_not_recommend]
            impl Arithmetic<Plus, $moment> for $duration {
                type Output = $sum;
            }

            #[diagnostic::do_not_recommend]
            impl Arithmetic<Minus, $duration> for $moment {
                type Output = $sum;
            }

            #[diagnostic::do_not_recommend]
            impl Arithmetic<Minus, $moment> for $moment {
                type Output = $duration;
            }
        )*

        #[diagnostic::do_not_recommend]
        impl Arithmetic<Plus, $duration> for $duration {
            type Output = $duration;
        }

        #[diagnostic::do_not_recommend]
        impl Arithmetic<Minus, $duration> for $duration {
            type Output = $duration;
        }
    };
}

#[cfg(feature = "jiff")]
calendar! {
    jiff::SignedDuration:
    jiff::Timestamp => jiff::Timestamp, jiff::civil::Date => jiff::Timestamp, jiff::civil::Time => jiff::civil::Time
}

#[cfg(feature = "chrono")]
calendar! {
    chrono::TimeDelta:
    chrono::DateTime<chrono::Utc> => chrono::DateTime<chrono::Utc>,
    chrono::NaiveDate => chrono::DateTime<chrono::Utc>,
    chrono::NaiveTime => chrono::NaiveTime
}
