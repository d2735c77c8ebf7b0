//! Which Rust values a column can be set to.

use std::borrow::Cow;

use super::assign::Stored;
use crate::lookup::{IntoParam, RowOrKey};
use crate::model::{FieldType, ForeignKey, Model, NeverNull, Nullable};
use crate::query::Param;

#[diagnostic::do_not_recommend]
impl<'q, T: FieldType, N> Stored<'q, T, N> for T {
    #[inline]
    fn stored(self) -> Param<'q> {
        self.into_param()
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T: FieldType, N> Stored<'q, T, N> for &'q T {
    #[inline]
    fn stored(self) -> Param<'q> {
        self.encode()
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T, V: Stored<'q, T, NeverNull>> Stored<'q, T, Nullable> for Option<V> {
    #[inline]
    fn stored(self) -> Param<'q> {
        match self {
            Some(value) => value.stored(),
            None => Param::Null,
        }
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T, V> Stored<'q, T, Nullable> for &'q Option<V>
where
    &'q V: Stored<'q, T, NeverNull>,
{
    #[inline]
    fn stored(self) -> Param<'q> {
        match self {
            Some(value) => value.stored(),
            None => Param::Null,
        }
    }
}

/// Rows of the model that a key points to, keys of theirs, and values of the field itself.
#[diagnostic::do_not_recommend]
impl<'q, M: Model, K: FieldType, N, V: IntoParam<'q, RowOrKey<M, K>>> Stored<'q, ForeignKey<M, K>, N> for V {
    #[inline]
    fn stored(self) -> Param<'q> {
        self.into_param()
    }
}

/// Numbers that lose nothing. Of the smaller and the unsigned types there are none, so that rustc takes a number that is
/// written out for one of the column's type.
macro_rules! numbers {
    ($($column:ty: $($number:ty)*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl<'q, N> Stored<'q, $column, N> for $number {
            #[inline]
            fn stored(self) -> Param<'q> {
                IntoParam::<<$column as FieldType>::Family>::into_param(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q, N> Stored<'q, $column, N> for &$number {
            #[inline]
            fn stored(self) -> Param<'q> {
                IntoParam::<<$column as FieldType>::Family>::into_param(*self)
            }
        }
    )*)*};
}

numbers! {
    i32: i8 i16 u8 u16;
    i64: i8 i16 i32 u8 u16 u32;
    f64: f32 i8 i16 i32 u8 u16 u32;
}

#[cfg(feature = "rust_decimal")]
numbers! { rust_decimal::Decimal: f64 i8 i16 i32 i64 u8 u16 u32; }

macro_rules! values {
    ($($column:ty { $($value:ty => $name:ident $param:expr;)* })*) => {$($(
        #[diagnostic::do_not_recommend]
        impl<'q, N> Stored<'q, $column, N> for $value {
            #[inline]
            fn stored(self) -> Param<'q> {
                let $name = self;
                $param
            }
        }
    )*)*};
}

values! {
    String {
        &'q str => text Param::Text(text);
        &'q &'q str => text Param::Text(text);
        Box<str> => text Param::Owned(text.into());
        Cow<'q, str> => text match text {
            Cow::Borrowed(text) => Param::Text(text),
            Cow::Owned(text) => Param::Owned(text),
        };
    }
    Vec<u8> {
        &'q [u8] => bytes Param::Bytes(bytes);
        Cow<'q, [u8]> => bytes match bytes {
            Cow::Borrowed(bytes) => Param::Bytes(bytes),
            Cow::Owned(bytes) => Param::OwnedBytes(bytes),
        };
    }
}

#[diagnostic::do_not_recommend]
impl<'q, N, const COUNT: usize> Stored<'q, Vec<u8>, N> for &'q [u8; COUNT] {
    #[inline]
    fn stored(self) -> Param<'q> {
        Param::Bytes(self)
    }
}
