//! `ForeignKey` and `OneToOne`: columns that hold the key of another model.

use std::fmt;
use std::marker::PhantomData;

use super::{Field, FieldType, Mismatch, Model, NeverNull, Nullability, Nullable};
use crate::plan::Column;
use crate::query::{Param, Value};

/// A field that holds a key of another model; `Option` of one is a nullable relation.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a relation",
    label = "expected `ForeignKey<Model>`, `OneToOne<Model>` or an `Option` of one"
)]
pub trait RelationField: Field {
    /// The model that it points to. That it is one is checked where it is used: if it is not, that is one mistake.
    type Target;
    /// Whether it may be NULL.
    type Nullness: Nullability;
    /// The key alone: `i64`, or `Option<i64>`.
    type Raw: Field;
    /// Whether each target is pointed to at most once.
    const UNIQUE: bool;
}

macro_rules! relation {
    ($name:ident, $unique:literal, $doc:literal) => {
        #[doc = $doc]
        ///
        /// It holds the key and nothing else. `T` is the type of the key: that of the target's primary key unless
        /// `to_field` names another column.
        pub struct $name<M, T = <M as Model>::Key> {
            key: T,
            target: PhantomData<fn() -> M>,
        }

        impl<M, T> $name<M, T> {
            /// Points to the row with this key.
            ///
            /// ```
            #[doc = include_str!("../doc/shop.txt")]
            /// mug.category = Some(ForeignKey::new(kitchen.id));
            /// assert_eq!(mug.category.as_ref().map(|category| *category.key()), Some(kitchen.id));
            /// # Ok(())
            /// # }
            /// ```
            pub const fn new(key: T) -> Self {
                Self { key, target: PhantomData }
            }

            /// The key.
            pub const fn key(&self) -> &T {
                &self.key
            }

            /// The key, moved out.
            pub fn into_key(self) -> T {
                self.key
            }
        }

        #[diagnostic::do_not_recommend]
        impl<M: 'static, T: FieldType> Field for $name<M, T> {
            type Base = T;
            type Null = NeverNull;

            #[inline]
            fn read(value: Value<'_>, column: &'static Column) -> Result<Self, Mismatch> {
                T::decode(value, column).map(Self::new)
            }

            #[inline]
            fn write(&self) -> Param<'_> {
                self.key.encode()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<M: 'static, T: FieldType> Field for Option<$name<M, T>> {
            type Base = T;
            type Null = Nullable;

            #[inline]
            fn read(value: Value<'_>, column: &'static Column) -> Result<Self, Mismatch> {
                match value {
                    Value::Null => Ok(None),
                    value => T::decode(value, column).map(|key| Some($name::new(key))),
                }
            }

            #[inline]
            fn write(&self) -> Param<'_> {
                match self {
                    Some(held) => held.key.encode(),
                    None => Param::Null,
                }
            }
        }

        #[diagnostic::do_not_recommend]
        impl<M: 'static, T: FieldType> RelationField for $name<M, T> {
            type Target = M;
            type Nullness = NeverNull;
            type Raw = T;
            const UNIQUE: bool = $unique;
        }

        #[diagnostic::do_not_recommend]
        impl<M: 'static, T: FieldType> RelationField for Option<$name<M, T>> {
            type Target = M;
            type Nullness = Nullable;
            type Raw = Option<T>;
            const UNIQUE: bool = $unique;
        }

        impl<M, T: Clone> Clone for $name<M, T> {
            fn clone(&self) -> Self {
                Self::new(self.key.clone())
            }
        }

        impl<M, T: Copy> Copy for $name<M, T> {}

        impl<M, T: PartialEq> PartialEq for $name<M, T> {
            fn eq(&self, other: &Self) -> bool {
                self.key == other.key
            }
        }

        impl<M, T: Eq> Eq for $name<M, T> {}

        impl<M, T: std::hash::Hash> std::hash::Hash for $name<M, T> {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.key.hash(state);
            }
        }

        impl<M, T: fmt::Debug> fmt::Debug for $name<M, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.key).finish()
            }
        }

        impl<M, T> From<T> for $name<M, T> {
            fn from(key: T) -> Self {
                Self::new(key)
            }
        }
    };
}

relation!(ForeignKey, false, "The key of another model: Django's `ForeignKey`.");
relation!(OneToOne, true, "The key of another model, held by at most one row: Django's `OneToOneField`.");
