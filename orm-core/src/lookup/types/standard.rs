//! The types of the standard library as columns.

use crate::lookup::{Booleans, ByteStrings, Floats, Integers, ScalarLookups, TextLookups, Texts};
use crate::model::{FieldType, Mismatch};
use crate::plan::{Column, Kind, Numbers};
use crate::query::{Param, Unstorable, Value};

macro_rules! integers {
    ($($type:ty: $numbers:ident, $expected:literal;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl FieldType for $type {
            type Family = Integers;
            type Lookups = ScalarLookups<Integers>;
            const LOOKUPS: Self::Lookups = ScalarLookups::ALL;
            const KIND: Kind = Kind::Integer;
            const NUMBERS: Numbers = Numbers::$numbers;

            #[inline]
            fn decode(value: Value<'_>, _column: &'static Column) -> Result<Self, Mismatch> {
                match value {
                    Value::Integer(value) => value.try_into().map_err(|_| Mismatch { expected: $expected }),
                    _ => Err(Mismatch { expected: $expected }),
                }
            }

            #[inline]
            fn encode(&self) -> Param<'_> {
                #[allow(clippy::unnecessary_fallible_conversions)]
                i64::try_from(*self).map_or(Param::Unstorable(Unstorable::Integer), Param::Integer)
            }
        }
    )*};
}

integers! {
    i16: Small, "a 16-bit integer";
    i32: Normal, "a 32-bit integer";
    i64: Big, "an integer";
    u16: PositiveSmall, "a 16-bit integer that is not negative";
    u32: Positive, "a 32-bit integer that is not negative";
    u64: PositiveBig, "an integer that is not negative";
}

#[diagnostic::do_not_recommend]
impl FieldType for bool {
    type Family = Booleans;
    type Lookups = ScalarLookups<Booleans>;
    const LOOKUPS: Self::Lookups = ScalarLookups::ALL;
    const KIND: Kind = Kind::Bool;

    #[inline]
    fn decode(value: Value<'_>, _column: &'static Column) -> Result<Self, Mismatch> {
        match value {
            Value::Integer(0) => Ok(false),
            Value::Integer(1) => Ok(true),
            _ => Err(Mismatch { expected: "a boolean as 0 or 1" }),
        }
    }

    #[inline]
    fn encode(&self) -> Param<'_> {
        Param::Bool(*self)
    }
}

#[diagnostic::do_not_recommend]
impl FieldType for f64 {
    type Family = Floats;
    type Lookups = ScalarLookups<Floats>;
    const LOOKUPS: Self::Lookups = ScalarLookups::ALL;
    const KIND: Kind = Kind::Float;

    #[inline]
    #[allow(clippy::cast_precision_loss)]
    fn decode(value: Value<'_>, _column: &'static Column) -> Result<Self, Mismatch> {
        match value {
            Value::Real(value) => Ok(value),
            Value::Integer(value) => Ok(value as f64),
            _ => Err(Mismatch { expected: "a number" }),
        }
    }

    #[inline]
    fn encode(&self) -> Param<'_> {
        Param::Real(*self)
    }
}

#[diagnostic::do_not_recommend]
impl FieldType for String {
    type Family = Texts;
    type Lookups = TextLookups<Texts>;
    const LOOKUPS: Self::Lookups = TextLookups::ALL;
    const KIND: Kind = Kind::Text;

    #[inline]
    fn decode(value: Value<'_>, _column: &'static Column) -> Result<Self, Mismatch> {
        match value {
            Value::Text(text) => Ok(text.to_owned()),
            _ => Err(Mismatch { expected: "text" }),
        }
    }

    #[inline]
    fn encode(&self) -> Param<'_> {
        Param::Text(self)
    }

    #[inline]
    fn into_param(self) -> Param<'static> {
        Param::Owned(self)
    }
}

#[diagnostic::do_not_recommend]
impl FieldType for Vec<u8> {
    type Family = ByteStrings;
    type Lookups = ScalarLookups<ByteStrings>;
    const LOOKUPS: Self::Lookups = ScalarLookups::ALL;
    const KIND: Kind = Kind::Bytes;

    #[inline]
    fn decode(value: Value<'_>, _column: &'static Column) -> Result<Self, Mismatch> {
        match value {
            Value::Bytes(bytes) => Ok(bytes.to_owned()),
            _ => Err(Mismatch { expected: "bytes" }),
        }
    }

    #[inline]
    fn encode(&self) -> Param<'_> {
        Param::Bytes(self)
    }

    #[inline]
    fn into_param(self) -> Param<'static> {
        Param::OwnedBytes(self)
    }
}
