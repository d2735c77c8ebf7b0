//! Keys that point to another column than the primary key: Django's `to_field`.

use std::marker::PhantomData;
use std::ops::Deref;

use super::{Field, FieldType, Mismatch, Place, RelationField};
use crate::plan::{Column, Kind, Numbers};
use crate::query::{Param, Value};

/// The value of a key that points, by `to_field`, to a column of the primary key's own type.
///
/// The type of a foreign key tells by which column its row is found: `ForeignKey<Author>` by the primary key,
/// `ForeignKey<Author, String>` by some column of texts. Where that column has the type of the primary key, it takes
/// this to tell the two apart:
///
/// ```
/// use orm_core::prelude::*;
/// use orm_core::ToField;
///
/// #[derive(Model)]
/// struct Author {
///     id: i64,
///     #[model(unique)]
///     number: i64,
/// }
///
/// #[derive(Model)]
/// struct Book {
///     id: i64,
///     #[model(to_field = number)]
///     author: ForeignKey<Author, ToField<i64>>,
/// }
///
/// # fn author(db: &Db, book: &Book) -> orm_core::Result<Author> {
/// // Not `fetch`, which looks for a primary key.
/// let author = book.author.fetch_by(db, |author| author.number)?;
/// # Ok(author)
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ToField<T>(pub T);

impl<T> From<T> for ToField<T> {
    fn from(value: T) -> Self {
        ToField(value)
    }
}

impl<T> Deref for ToField<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

#[diagnostic::do_not_recommend]
impl<T: FieldType> FieldType for ToField<T> {
    type Family = T::Family;
    type Lookups = T::Lookups;
    const LOOKUPS: T::Lookups = T::LOOKUPS;
    const KIND: Kind = T::KIND;
    const NUMBERS: Numbers = T::NUMBERS;
    const DECLARED: Option<&'static str> = T::DECLARED;

    #[inline]
    fn decode(value: Value<'_>, column: &'static Column) -> Result<Self, Mismatch> {
        T::decode(value, column).map(ToField)
    }

    #[inline]
    fn encode(&self) -> Param<'_> {
        self.0.encode()
    }
}

/// What a key can hold whose column holds a `T`.
#[diagnostic::on_unimplemented(
    message = "a key of type `{Self}` cannot point to a column of type `{T}`",
    label = "the column that `to_field` names has another type",
    note = "write `ForeignKey<Model, {T}>`"
)]
pub trait KeyOf<T> {}

#[diagnostic::do_not_recommend]
impl<T: FieldType> KeyOf<T> for T {}

#[diagnostic::do_not_recommend]
impl<T: FieldType> KeyOf<T> for ToField<T> {}

/// The column that a key of type `R` points to by `to_field`: it holds what the key holds.
#[must_use]
pub const fn pointed_to<R: RelationField<Base: KeyOf<F::Base>>, const AT: usize, F: Field>(
    place: Place<AT, F>,
) -> &'static Column {
    place.column()
}

/// Whether two types are one, for types that are known where it is asked: `Alike::<A, B>::IS`, with [`Distinct`] in
/// scope.
pub struct Alike<A, B>(PhantomData<fn() -> (A, B)>);

impl<A> Alike<A, A> {
    /// They are: this constant is found before that of [`Distinct`].
    pub const IS: bool = true;
}

/// The answer of [`Alike`] for different types.
pub trait Distinct {
    /// They are not one.
    const IS: bool = false;
}

impl<A, B> Distinct for Alike<A, B> {}

/// Makes sure that a key with `to_field` cannot be taken for one that points to the primary key.
///
/// A key that is stored otherwise than the column is a mistake of its own, which [`pointed_to`] finds.
///
/// # Panics
/// If it has the same type: at compile time, a compile error.
#[track_caller]
pub const fn tells_its_column<R: Field>(same: bool, column: &Column) {
    let stored_alike = R::KIND as u8 == column.kind as u8 && R::NUMBERS as u8 == column.numbers as u8;
    assert!(
        !(same && stored_alike),
        "`to_field` names a column of the primary key's type\nhelp: write `ForeignKey<Model, ToField<T>>`, so that the two are not mixed up"
    );
}

/// Makes sure that a key without `to_field`, whose type is written out, has the type of the primary key that it points to.
///
/// # Panics
/// If it has another type: at compile time, a compile error.
#[track_caller]
pub const fn is_the_primary_key(same: bool) {
    assert!(
        same,
        "this key points to a primary key of another type\nhelp: leave the type out, or name another column: `to_field = …`"
    );
}
