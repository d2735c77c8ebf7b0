//! Expressions as the right side of a lookup.

use crate::lookup::{
    Boolean, Bytes, Choice, Contains, Date, DecimalNumber, Duration, EndsWith, Float, Integer, Regex, RelatedKey, Same,
    StartsWith, Takes, Text, Time, Timestamp, UuidValue,
};
use crate::model::{FieldType, Model};

/// The families of numbers, which are compared with each other.
pub trait Number: Takes {}

#[diagnostic::do_not_recommend]
impl Number for Integer {}
#[diagnostic::do_not_recommend]
impl Number for Float {}
#[diagnostic::do_not_recommend]
impl Number for DecimalNumber {}

/// The type of an expression that a lookup that asks for `R` can be given.
#[diagnostic::on_unimplemented(
    message = "an expression of type `{Self}` cannot be compared with {R}",
    label = "this expression is of another type"
)]
pub trait ExprFor<R: Takes> {}

#[diagnostic::do_not_recommend]
impl<T: FieldType<Family: Number>> ExprFor<Integer> for T {}
#[diagnostic::do_not_recommend]
impl<T: FieldType<Family: Number>> ExprFor<Float> for T {}
#[diagnostic::do_not_recommend]
impl<T: FieldType<Family: Number>> ExprFor<DecimalNumber> for T {}

macro_rules! same {
    ($($asked:ty: $family:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: FieldType<Family = $family>> ExprFor<$asked> for T {}
    )*};
}

same! {
    Boolean: Boolean;
    Text: Text;
    Contains: Text;
    StartsWith: Text;
    EndsWith: Text;
    Same: Text;
    Regex: Text;
    Bytes: Bytes;
    Date: Date;
    Time: Time;
    Timestamp: Timestamp;
    Duration: Duration;
    UuidValue: UuidValue;
}

#[diagnostic::do_not_recommend]
impl<E: 'static, T: FieldType<Family = Choice<E>>> ExprFor<Choice<E>> for T {}
#[diagnostic::do_not_recommend]
impl<M: Model, K: FieldType, T: FieldType<Family = K::Family>> ExprFor<RelatedKey<M, K>> for T {}
