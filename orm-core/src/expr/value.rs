//! Rust values in expressions, and the values of expressions in Rust.

use crate::lookup::Takes;
use crate::model::{FieldType, NeverNull, Nullability, Selectable, Typed};
use crate::query::Param;

/// A Rust value that can stand in an expression: `Value(x)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a value in an expression",
    label = "expected a number, a text or another type of a column"
)]
pub trait IntoValue<'q> {
    /// The type of the column that it could be in.
    type Type: FieldType;

    /// The parameter.
    fn into_param(self) -> Param<'q>;

    /// `value` as a parameter of an expression. Made by `query!`: of a function of the trait itself rustc says no more
    /// than that the value is none.
    #[doc(hidden)]
    #[inline]
    fn given(value: Self) -> Param<'q>
    where
        Self: Sized,
    {
        value.into_param()
    }

    /// The type of `value` in an expression.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn typed(_value: &Self) -> Typed<Known<Self::Type>, NeverNull> {
        Typed::new()
    }
}

/// `T`, where it is the type of a column, and nothing that rustc knows where it is none: then it has said so, and has no
/// more to say about what is made of it.
pub type Known<T> = <<T as FieldType>::Family as Takes>::Own<T>;

#[diagnostic::do_not_recommend]
impl<'q> IntoValue<'q> for &'q str {
    type Type = String;

    #[inline]
    fn into_param(self) -> Param<'q> {
        Param::Text(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T: FieldType> IntoValue<'q> for &'q T {
    type Type = T;

    #[inline]
    fn into_param(self) -> Param<'q> {
        self.encode()
    }
}

/// Owned values; a value of another type is given as a reference.
macro_rules! owned {
    ($($(#[$feature:meta])? $type:ty;)*) => {$(
        $(#[$feature])?
        #[diagnostic::do_not_recommend]
        impl<'q> IntoValue<'q> for $type {
            type Type = $type;

            fn into_param(self) -> Param<'q> {
                self.encode().into_owned()
            }
        }
    )*};
}

owned! {
    bool;
    i16;
    i32;
    i64;
    u16;
    u32;
    u64;
    f64;
    String;
    Vec<u8>;
    #[cfg(feature = "rust_decimal")] rust_decimal::Decimal;
    #[cfg(feature = "jiff")] jiff::civil::Date;
    #[cfg(feature = "jiff")] jiff::civil::Time;
    #[cfg(feature = "jiff")] jiff::Timestamp;
    #[cfg(feature = "jiff")] jiff::SignedDuration;
    #[cfg(feature = "chrono")] chrono::NaiveDate;
    #[cfg(feature = "chrono")] chrono::NaiveTime;
    #[cfg(feature = "chrono")] chrono::DateTime<chrono::Utc>;
    #[cfg(feature = "chrono")] chrono::TimeDelta;
    #[cfg(feature = "uuid")] uuid::Uuid;
    #[cfg(feature = "serde_json")] serde_json::Value;
}

/// The type of a value that is written out in an expression.
#[must_use]
pub const fn literal<T: FieldType>() -> Typed<T, NeverNull> {
    Typed::new()
}

/// The Rust type of the value of `S`.
pub type Loaded<S> = <<S as Selectable>::Null as Nullability>::Of<<S as Selectable>::Type>;
