//! Which Rust values each family's lookups take, and how they become parameters.

use std::any::Any;

use super::{
    BeginningOfText, Booleans, ByteStrings, EndOfText, Floats, Integers, IntoPair, IntoParam, JsonKey, JsonKeys,
    ListOf, PartOfText, RangeOf, RegularExpression, RowOrKey, Takes, Texts, TrueOrFalse, WholeText,
};
use crate::model::{FieldType, ForeignKey, Model, OneToOne};
use crate::query::Param;

macro_rules! integers {
    ($($type:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, Integers> for $type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                Param::Integer(i64::from(self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, Integers> for &$type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                Param::Integer(i64::from(*self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, Floats> for $type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                Param::Integer(i64::from(self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, Floats> for &$type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                Param::Integer(i64::from(*self))
            }
        }

        #[cfg(feature = "rust_decimal")]
        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, super::DecimalNumbers> for $type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                Param::Integer(i64::from(self))
            }
        }

        #[cfg(feature = "rust_decimal")]
        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, super::DecimalNumbers> for &$type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                Param::Integer(i64::from(*self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q, T: Model, K: FieldType<Family = Integers>> IntoParam<'q, RowOrKey<T, K>> for $type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                Param::Integer(i64::from(self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q, T: Model, K: FieldType<Family = Integers>> IntoParam<'q, RowOrKey<T, K>> for &$type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                Param::Integer(i64::from(*self))
            }
        }
    )*};
}

integers! { i8 i16 i32 i64 u8 u16 u32 }

/// Numbers that may not fit a column compare as the double nearest to them: above all columns, or below.
macro_rules! wide_integers {
    ($($type:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, Integers> for $type {
            #[inline]
            #[allow(clippy::cast_precision_loss)]
            fn into_param(self) -> Param<'q> {
                i64::try_from(self).map_or_else(|_| Param::Real(self as f64), Param::Integer)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, Integers> for &$type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                IntoParam::<Integers>::into_param(*self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q, T: Model, K: FieldType<Family = Integers>> IntoParam<'q, RowOrKey<T, K>> for $type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                IntoParam::<Integers>::into_param(self)
            }
        }
    )*};
}

wide_integers! { u64 usize isize i128 u128 }

/// An integer column compared with a fraction: exact in SQL, as both are numbers.
#[diagnostic::do_not_recommend]
impl<'q> IntoParam<'q, Integers> for f64 {
    #[inline]
    fn into_param(self) -> Param<'q> {
        Param::Real(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'q> IntoParam<'q, Floats> for f64 {
    #[inline]
    fn into_param(self) -> Param<'q> {
        Param::Real(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'q> IntoParam<'q, Floats> for f32 {
    #[inline]
    fn into_param(self) -> Param<'q> {
        Param::Real(f64::from(self))
    }
}

#[diagnostic::do_not_recommend]
impl<'q> IntoParam<'q, Floats> for &f64 {
    #[inline]
    fn into_param(self) -> Param<'q> {
        Param::Real(*self)
    }
}

macro_rules! flags {
    ($($family:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, $family> for bool {
            #[inline]
            fn into_param(self) -> Param<'q> {
                Param::Bool(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, $family> for &bool {
            #[inline]
            fn into_param(self) -> Param<'q> {
                Param::Bool(*self)
            }
        }
    )*};
}

flags! { Booleans TrueOrFalse }

/// Owned bytes are given as a `Cow`: beside an implementation for `Vec<u8>`, rustc would speak of bytes to whoever
/// gives a list of something else.
#[diagnostic::do_not_recommend]
impl<'q> IntoParam<'q, ByteStrings> for std::borrow::Cow<'q, [u8]> {
    #[inline]
    fn into_param(self) -> Param<'q> {
        match self {
            std::borrow::Cow::Borrowed(bytes) => Param::Bytes(bytes),
            std::borrow::Cow::Owned(bytes) => Param::OwnedBytes(bytes),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<'q, B: AsRef<[u8]> + ?Sized> IntoParam<'q, ByteStrings> for &'q B {
    #[inline]
    fn into_param(self) -> Param<'q> {
        Param::Bytes(self.as_ref())
    }
}

/// The types that are text, and for each what takes text.
macro_rules! texts {
    ($($(<$parameter:ident>)? $type:ty => $value:ident $body:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, Texts> for $type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                let $value = self;
                $body
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q, T: Model, K: FieldType<Family = Texts>> IntoParam<'q, RowOrKey<T, K>> for $type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                let $value = self;
                $body
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, RegularExpression> for $type {
            #[inline]
            fn into_param(self) -> Param<'q> {
                let $value = self;
                $body
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, JsonKey> for $type {
            fn into_param(self) -> Param<'q> {
                Param::Owned(json_path(&self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, PartOfText> for $type {
            fn into_param(self) -> Param<'q> {
                Param::Owned(pattern("%", &self, "%"))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, BeginningOfText> for $type {
            fn into_param(self) -> Param<'q> {
                Param::Owned(pattern("", &self, "%"))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, EndOfText> for $type {
            fn into_param(self) -> Param<'q> {
                Param::Owned(pattern("%", &self, ""))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, WholeText> for $type {
            fn into_param(self) -> Param<'q> {
                Param::Owned(pattern("", &self, ""))
            }
        }
    )*};
}

texts! {
    &'q str => text Param::Text(text);
    &'q String => text Param::Text(text);
    &'q &'q str => text Param::Text(text);
    String => text Param::Owned(text);
    Box<str> => text Param::Owned(text.into());
    std::borrow::Cow<'q, str> => text match text {
        std::borrow::Cow::Borrowed(text) => Param::Text(text),
        std::borrow::Cow::Owned(text) => Param::Owned(text),
    };
}

/// A `LIKE` pattern in which `text` stands for itself; `\` escapes.
fn pattern(before: &str, text: &(impl AsRef<str> + ?Sized), after: &str) -> String {
    let text = text.as_ref();
    let mut pattern = String::with_capacity(before.len() + text.len() + after.len() + 2);
    pattern.push_str(before);
    for character in text.chars() {
        if matches!(character, '\\' | '%' | '_') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push_str(after);
    pattern
}

/// The SQLite path to a key of the outermost object: `$."key"`.
fn json_path(key: &(impl AsRef<str> + ?Sized)) -> String {
    format!("$.\"{}\"", key.as_ref().replace('\\', "\\\\").replace('"', "\\\""))
}

#[diagnostic::do_not_recommend]
impl<'q, T: Model> IntoParam<'q, RowOrKey<T, T::Key>> for &'q T {
    #[inline]
    fn into_param(self) -> Param<'q> {
        self.key().encode()
    }

    fn row(&self) -> Option<&dyn Any> {
        Some(*self)
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T: Model, K: FieldType> IntoParam<'q, RowOrKey<T, K>> for &'q ForeignKey<T, K> {
    #[inline]
    fn into_param(self) -> Param<'q> {
        self.key().encode()
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T: Model, K: FieldType> IntoParam<'q, RowOrKey<T, K>> for ForeignKey<T, K> {
    #[inline]
    fn into_param(self) -> Param<'q> {
        self.into_key().into_param()
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T: Model, K: FieldType> IntoParam<'q, RowOrKey<T, K>> for &'q OneToOne<T, K> {
    #[inline]
    fn into_param(self) -> Param<'q> {
        self.key().encode()
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T: Model, K: FieldType> IntoParam<'q, RowOrKey<T, K>> for OneToOne<T, K> {
    #[inline]
    fn into_param(self) -> Param<'q> {
        self.into_key().into_param()
    }
}

/// Any number of values: always one parameter, so that the SQL does not depend on how many there are.
#[diagnostic::do_not_recommend]
impl<'q, B: Takes, I> IntoParam<'q, ListOf<B>> for I
where
    I: IntoIterator,
    I::Item: IntoParam<'q, B>,
{
    fn into_param(self) -> Param<'q> {
        super::list::list(self.into_iter().map(IntoParam::into_param))
    }
}

#[diagnostic::do_not_recommend]
impl<'q, I> IntoParam<'q, JsonKeys> for I
where
    I: IntoIterator,
    I::Item: IntoParam<'q, JsonKey>,
{
    fn into_param(self) -> Param<'q> {
        Param::Owned(super::list::array(self.into_iter().map(IntoParam::into_param)))
    }
}

#[diagnostic::do_not_recommend]
impl<'q, B: Takes, L: IntoParam<'q, B>, H: IntoParam<'q, B>> IntoPair<'q, RangeOf<B>> for (L, H) {
    #[inline]
    fn into_pair(self) -> [Param<'q>; 2] {
        [self.0.into_param(), self.1.into_param()]
    }
}

#[diagnostic::do_not_recommend]
impl<'q, B: Takes, V: IntoParam<'q, B>> IntoPair<'q, RangeOf<B>> for std::ops::RangeInclusive<V> {
    #[inline]
    fn into_pair(self) -> [Param<'q>; 2] {
        let (low, high) = self.into_inner();
        [low.into_param(), high.into_param()]
    }
}
