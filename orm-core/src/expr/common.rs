//! The type that two expressions have in common, where either may be the result.

use crate::model::{FieldType, NeverNull, Nullability, Nullable, Selectable, Typed};
use crate::plan::Kind;

/// A type whose values can stand where those of `B` can: `Coalesce`, `Case`, `Greatest`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` and `{B}` cannot be the same result",
    label = "this is of another type, which `Cast(…)` can change"
)]
pub trait Common<B> {
    /// The type of either.
    type Type: FieldType;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType> Common<T> for T {
    type Type = T;
}

/// No type of a column. That each type has something in common with two keeps rustc from taking the one for granted.
#[derive(Debug)]
pub struct Nothing;

#[diagnostic::do_not_recommend]
impl<T: FieldType> Common<Nothing> for T {
    type Type = T;
}

macro_rules! common {
    ($($(#[$feature:meta])? $left:ty, $right:ty => $result:ty;)*) => {$(
        $(#[$feature])?
        #[diagnostic::do_not_recommend]
        impl Common<$right> for $left {
            type Type = $result;
        }

        $(#[$feature])?
        #[diagnostic::do_not_recommend]
        impl Common<$left> for $right {
            type Type = $result;
        }
    )*};
}

common! {
    i16, i32 => i64;
    i16, i64 => i64;
    i16, u16 => i64;
    i16, u32 => i64;
    i16, u64 => i64;
    i32, i64 => i64;
    i32, u16 => i64;
    i32, u32 => i64;
    i32, u64 => i64;
    i64, u16 => i64;
    i64, u32 => i64;
    i64, u64 => i64;
    u16, u32 => i64;
    u16, u64 => i64;
    u32, u64 => i64;
    i16, f64 => f64;
    i32, f64 => f64;
    i64, f64 => f64;
    u16, f64 => f64;
    u32, f64 => f64;
    u64, f64 => f64;
    #[cfg(feature = "rust_decimal")] i16, rust_decimal::Decimal => rust_decimal::Decimal;
    #[cfg(feature = "rust_decimal")] i32, rust_decimal::Decimal => rust_decimal::Decimal;
    #[cfg(feature = "rust_decimal")] i64, rust_decimal::Decimal => rust_decimal::Decimal;
    #[cfg(feature = "rust_decimal")] u16, rust_decimal::Decimal => rust_decimal::Decimal;
    #[cfg(feature = "rust_decimal")] u32, rust_decimal::Decimal => rust_decimal::Decimal;
    #[cfg(feature = "rust_decimal")] u64, rust_decimal::Decimal => rust_decimal::Decimal;
}

/// The common type of two expressions.
pub type CommonType<A, B> = <<A as Selectable>::Type as Common<<B as Selectable>::Type>>::Type;

/// `Coalesce(first, second)`: NULL only if both may be.
#[must_use]
pub const fn coalesce<A: Selectable<Type: Common<B::Type>>, B: Selectable>(
    _first: A,
    _second: B,
) -> Typed<CommonType<A, B>, <A::Null as Nullability>::And<B::Null>> {
    Typed::new()
}

/// One of two: of the branches of a `Case`, of `Greatest` and `Least`. NULL if either may be.
#[must_use]
pub const fn either<A: Selectable<Type: Common<B::Type>>, B: Selectable>(
    _first: A,
    _second: B,
) -> Typed<CommonType<A, B>, <A::Null as Nullability>::Or<B::Null>> {
    Typed::new()
}

/// `NullIf(value, other)`
#[must_use]
pub const fn null_if<A: Selectable<Type: Common<B::Type>>, B: Selectable>(
    _value: A,
    _other: B,
) -> Typed<A::Type, Nullable> {
    Typed::new()
}

/// A value that may be missing besides.
#[must_use]
pub const fn nullable<A: Selectable>(_value: A) -> Typed<A::Type, Nullable> {
    Typed::new()
}

/// Checks that two expressions can be compared.
#[must_use]
pub const fn compare<A: Selectable<Type: Common<B::Type>>, B: Selectable>(
    _left: A,
    _right: B,
) -> Typed<bool, Nullable> {
    Typed::new()
}

/// A condition as a value: NULL where it is neither true nor false.
#[must_use]
pub const fn condition() -> Typed<bool, Nullable> {
    Typed::new()
}

/// What is true or false.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither true nor false, so it is no condition",
    label = "a condition is expected: `field = value`, or an expression that is true or false"
)]
pub trait Truth {}

#[diagnostic::do_not_recommend]
impl Truth for bool {}

/// An expression as a condition.
#[must_use]
pub const fn truth<A: Selectable<Type: Truth>>(_expr: A) -> Typed<bool, Nullable> {
    Typed::new()
}

/// `Value(None)`: a text unless `Cast` says another type.
#[must_use]
pub const fn null() -> Typed<String, Nullable> {
    Typed::new()
}

/// How values of a type are stored.
#[must_use]
pub const fn kind_of<T: FieldType, N>(_told: Typed<T, N>) -> Kind {
    T::KIND
}

/// `Cast(value, T)`
#[must_use]
pub const fn cast<A: Selectable, T>(_value: A, _told: Typed<T, NeverNull>) -> Typed<T, A::Null> {
    Typed::new()
}

/// `Func("NAME", …, T)`: of such a function nothing is known but what is said.
#[must_use]
pub const fn custom<T>(_told: Typed<T, NeverNull>) -> Typed<T, Nullable> {
    Typed::new()
}
