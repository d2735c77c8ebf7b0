//! What can be a column: types, and whether a value may be missing.

use super::Typed;
use crate::expr::Known;
use crate::lookup::Takes;
use crate::plan::{Column, Kind, Numbers};
use crate::query::{Param, Row, Value};

/// Whether a value may be NULL, as a type.
pub trait Nullability: Copy + 'static {
    /// `T`, or `Option<T>`.
    type Of<T: FieldType>: Field;
    /// NULL if either may be.
    type Or<N: Nullability>: Nullability;
    /// NULL only if both may be.
    type And<N: Nullability>: Nullability;
    /// Whether NULL is possible.
    const NULL: bool;
}

/// Never NULL.
#[derive(Clone, Copy, Debug)]
pub struct NeverNull;

/// Possibly NULL.
#[derive(Clone, Copy, Debug)]
pub struct Nullable;

impl Nullability for NeverNull {
    type Of<T: FieldType> = T;
    type Or<N: Nullability> = N;
    type And<N: Nullability> = NeverNull;
    const NULL: bool = false;
}

impl Nullability for Nullable {
    type Of<T: FieldType> = Option<T>;
    type Or<N: Nullability> = Nullable;
    type And<N: Nullability> = N;
    const NULL: bool = true;
}

/// A value in the database that is not of the type that the field has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What would have been right: `a date as YYYY-MM-DD`.
    pub expected: &'static str,
}

/// A Rust type that a column can hold.
///
/// Implemented for the types of the standard library and of the crates that the features name, and by
/// `#[derive(Choices)]`. `Option` of it is a nullable column.
#[diagnostic::on_unimplemented(
    message = "a column cannot hold `{Self}`",
    label = "not a column type",
    note = "a column is an integer, `bool`, `f64`, `String`, `Vec<u8>`, a type of an enabled feature (decimal, date, time, UUID, JSON), an enum with `#[derive(Choices)]`, `ForeignKey<Model>`, `OneToOne<Model>`, or an `Option` of one of these"
)]
pub trait FieldType: Sized + 'static {
    /// What values of this type are compared with: `Text`, `Integer`, …
    type Family: Takes;
    /// The lookups and transforms that a path can go on with.
    type Lookups: Copy + 'static;
    /// The type as a value: of an expression whose type is written out.
    #[doc(hidden)]
    const TYPED: Typed<Known<Self>, NeverNull> = Typed::new();
    /// The values of [`FieldType::Lookups`].
    const LOOKUPS: Self::Lookups;
    /// How values are stored.
    const KIND: Kind;
    /// The integer type, if `KIND` is [`Kind::Integer`].
    const NUMBERS: Numbers = Numbers::Big;
    /// The type that a column is declared with, if `KIND` does not tell.
    const DECLARED: Option<&'static str> = None;

    /// Reads a value that is not NULL. `column` tells its size, where that matters.
    ///
    /// # Errors
    /// If the value is not of this type.
    fn decode(value: Value<'_>, column: &'static Column) -> Result<Self, Mismatch>;

    /// The value as the database stores it.
    fn encode(&self) -> Param<'_>;

    /// The value as the database stores it, moved if it can be.
    #[inline]
    fn into_param(self) -> Param<'static> {
        self.encode().into_owned()
    }
}

/// The type of a model's field: a [`FieldType`], an `Option` of one, or a key of another model.
#[diagnostic::on_unimplemented(
    message = "a column cannot hold `{Self}`",
    label = "not a column type",
    note = "a column is an integer, `bool`, `f64`, `String`, `Vec<u8>`, a type of an enabled feature (decimal, date, time, UUID, JSON), an enum with `#[derive(Choices)]`, `ForeignKey<Model>`, `OneToOne<Model>`, or an `Option` of one of these"
)]
pub trait Field: Sized + 'static {
    /// The type without `Option`; of a key, the type of what it points to.
    type Base: FieldType;
    /// Whether it is an `Option`.
    type Null: Nullability;
    /// The type as a value: of an expression whose type is written out.
    #[doc(hidden)]
    const TYPED: Typed<Known<Self::Base>, Self::Null> = Typed::new();
    /// How values are stored.
    const KIND: Kind = <Self::Base as FieldType>::KIND;
    /// The integer type, if `KIND` is [`Kind::Integer`].
    const NUMBERS: Numbers = <Self::Base as FieldType>::NUMBERS;
    /// The type that a column is declared with, if `KIND` does not tell.
    const DECLARED: Option<&'static str> = <Self::Base as FieldType>::DECLARED;
    /// Whether a value may be missing.
    const NULL: bool = <Self::Null as Nullability>::NULL;

    /// Reads the value of a row's column.
    ///
    /// # Errors
    /// [`Error::Decode`](crate::Error::Decode) if the value is not of this type.
    #[inline]
    fn cell(row: &Row<'_>, index: usize, column: &'static Column) -> crate::Result<Self> {
        row.read(index, column)
    }

    /// Reads a value.
    ///
    /// # Errors
    /// If the value is not of this type.
    fn read(value: Value<'_>, column: &'static Column) -> Result<Self, Mismatch>;

    /// The value as the database stores it.
    fn write(&self) -> Param<'_>;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType> Field for T {
    type Base = T;
    type Null = NeverNull;

    #[inline]
    fn read(value: Value<'_>, column: &'static Column) -> Result<T, Mismatch> {
        T::decode(value, column)
    }

    #[inline]
    fn write(&self) -> Param<'_> {
        self.encode()
    }
}

#[diagnostic::do_not_recommend]
impl<T: FieldType> Field for Option<T> {
    type Base = T;
    type Null = Nullable;

    #[inline]
    fn read(value: Value<'_>, column: &'static Column) -> Result<Option<T>, Mismatch> {
        match value {
            Value::Null => Ok(None),
            value => T::decode(value, column).map(Some),
        }
    }

    #[inline]
    fn write(&self) -> Param<'_> {
        // A default of `map_or` would be made, and dropped, each time.
        match self {
            Some(value) => value.encode(),
            None => Param::Null,
        }
    }
}
