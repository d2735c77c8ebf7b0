//! The types of aggregates and of functions over windows.

use super::common::Common;
use super::compare::{Textual, Whole};
use crate::model::{Col, FieldType, NeverNull, Nullability, Nullable, Selectable, Transformed, Typed, Via};

/// A type whose values can be added up.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be summed", label = "expected numbers or durations")]
pub trait Summed: FieldType {
    /// The type of a sum.
    type Sum: FieldType;
    /// The type of a mean.
    type Mean: FieldType;
}

macro_rules! summed {
    ($($(#[$feature:meta])? $type:ty => $sum:ty, $mean:ty;)*) => {$(
        $(#[$feature])?
        #[diagnostic::do_not_recommend]
        impl Summed for $type {
            type Sum = $sum;
            type Mean = $mean;
        }
    )*};
}

summed! {
    i16 => i64, f64;
    i32 => i64, f64;
    i64 => i64, f64;
    u16 => i64, f64;
    u32 => i64, f64;
    u64 => i64, f64;
    f64 => f64, f64;
    #[cfg(feature = "rust_decimal")] rust_decimal::Decimal => rust_decimal::Decimal, rust_decimal::Decimal;
    #[cfg(feature = "jiff")] jiff::SignedDuration => jiff::SignedDuration, jiff::SignedDuration;
    #[cfg(feature = "chrono")] chrono::TimeDelta => chrono::TimeDelta, chrono::TimeDelta;
}

/// Something that measures: a column or an expression, not a relation, whose key says nothing when added up.
#[diagnostic::on_unimplemented(
    message = "a relation cannot be summed",
    label = "expected a field; relations are counted"
)]
pub trait Measured: Copy {}

#[diagnostic::do_not_recommend]
impl<F> Measured for Col<F> {}

#[diagnostic::do_not_recommend]
impl<T> Measured for Transformed<T> {}

#[diagnostic::do_not_recommend]
impl<T, N> Measured for Typed<T, N> {}

#[diagnostic::do_not_recommend]
impl<R: Copy, L: Measured> Measured for Via<R, L> {}

/// `Count(…)`
#[must_use]
pub const fn count<A: Selectable>(_argument: A) -> Typed<i64, NeverNull> {
    Typed::new()
}

/// `Count()`, and the place of a row in its window.
#[must_use]
pub const fn count_all() -> Typed<i64, NeverNull> {
    Typed::new()
}

/// `Sum(…)`: NULL if there is nothing to add.
#[must_use]
pub const fn sum<A: Selectable<Type: Summed> + Measured>(_argument: A) -> Typed<<A::Type as Summed>::Sum, Nullable> {
    Typed::new()
}

/// `Avg(…)`, `StdDev(…)`, `Variance(…)`: NULL if there are no values.
#[must_use]
pub const fn mean<A: Selectable<Type: Summed> + Measured>(_argument: A) -> Typed<<A::Type as Summed>::Mean, Nullable> {
    Typed::new()
}

/// `Min(…)`, `Max(…)`: NULL if there are no values.
#[must_use]
pub const fn extreme<A: Selectable>(_argument: A) -> Typed<A::Type, Nullable> {
    Typed::new()
}

/// `StringAgg(…)`: NULL if there are no values.
#[must_use]
pub const fn joined<A: Selectable<Type: FieldType<Family: Textual>>>(_argument: A) -> Typed<String, Nullable> {
    Typed::new()
}

/// `Ntile(count)`
#[must_use]
pub const fn tile<A: Selectable<Type: FieldType<Family: Whole>>>(_count: A) -> Typed<i64, NeverNull> {
    Typed::new()
}

/// `PercentRank()`, `CumeDist()`
#[must_use]
pub const fn fraction() -> Typed<f64, NeverNull> {
    Typed::new()
}

/// The value of another row of the window, or else `default`.
#[must_use]
pub const fn shifted<A: Selectable<Type: Common<B::Type>>, B: Selectable>(
    _argument: A,
    _default: B,
) -> Typed<A::Type, <A::Null as Nullability>::Or<B::Null>> {
    Typed::new()
}
