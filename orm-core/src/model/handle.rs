//! Handles: the values that `FIELDS` is made of, and how a path goes from one to the next.
//!
//! Each handle has a public field `segment`, its part of a plan; what it can be compared with and what it leads to are in
//! its type. A field, as rustc finds one faster than a method, and a query names many.

use std::marker::PhantomData;

use super::{Field, FieldType, Model, Nullability};
use crate::lookup::{Compare, RowOrKey, Takes};
use crate::plan::{self, Key, Relation, Segment};

/// A column of a model; `F` is the type of the struct's field, or [`KeyTo`] a model.
pub struct Col<F> {
    /// Its part of a path.
    #[doc(hidden)]
    pub segment: Segment,
    column: &'static plan::Column,
    field: PhantomData<fn() -> F>,
}

/// The types that a relation's handle carries.
type Types<T, N, C, K> = PhantomData<fn() -> (T, N, C, K)>;

/// A relation of a model: to `T`, possibly missing (`N`), to one row or many (`C`), by a key of type `K` or by
/// [`Primary`].
pub struct Rel<T, N, C, K> {
    /// Its part of a path.
    #[doc(hidden)]
    pub segment: Segment,
    relation: &'static Relation,
    types: Types<T, N, C, K>,
}

/// A transform; its result is a `T`.
pub struct Transformed<T> {
    /// Its part of a path.
    #[doc(hidden)]
    pub segment: Segment,
    result: PhantomData<fn() -> T>,
}

/// A place inside a JSON column.
#[derive(Clone, Copy, Debug)]
pub struct JsonAt {
    /// Its part of a path.
    #[doc(hidden)]
    pub segment: Segment,
}

/// To one row.
#[derive(Clone, Copy, Debug)]
pub struct One;

/// To any number of rows.
#[derive(Clone, Copy, Debug)]
pub struct Many;

/// By the primary key of the target, whatever its type.
#[derive(Clone, Copy, Debug)]
pub struct Primary;

/// What a relation to `T` is compared by: a type of key, or [`Primary`].
pub trait ComparedBy<T> {
    /// The type of the key.
    type Key: FieldType;
}

impl<T, K: FieldType> ComparedBy<T> for K {
    type Key = K;
}

impl<T: Model> ComparedBy<T> for Primary {
    type Key = T::Key;
}

/// What a column holds: the type of a field, or [`KeyTo`].
pub trait Holds {
    /// The type without `Option`.
    type Base: FieldType;
    /// Whether it may be NULL.
    type Null: Nullability;
}

impl<F: Field> Holds for F {
    type Base = F::Base;
    type Null = F::Null;
}

/// The primary key of `T`, possibly missing (`N`): what `category_id` holds.
///
/// It does not name the type of the key, so that a struct may name it before it is known that `T` is a model.
#[derive(Debug)]
pub struct KeyTo<T, N>(PhantomData<fn() -> (T, N)>);

impl<T: Model, N: Nullability> Holds for KeyTo<T, N> {
    type Base = T::Key;
    type Null = N;
}

impl<F> Col<F> {
    /// Made by `#[derive(Model)]`.
    #[must_use]
    pub const fn new(column: &'static plan::Column) -> Self {
        Self { segment: Segment::Column(column), column, field: PhantomData }
    }

    /// An annotation of a query that is gone on from.
    #[must_use]
    pub const fn annotated(name: &'static str) -> Self {
        Self { segment: Segment::Annotation(name), column: &plan::Column::COMPUTED, field: PhantomData }
    }

    /// The column.
    #[must_use]
    pub const fn column(self) -> &'static plan::Column {
        self.column
    }
}

impl<T, N, C, K> Rel<T, N, C, K> {
    /// Made by `#[derive(Model)]`.
    #[must_use]
    pub const fn new(relation: &'static Relation) -> Self {
        Self { segment: Segment::Relation(relation), relation, types: PhantomData }
    }

    /// The column that holds its value.
    #[must_use]
    pub const fn column(self) -> &'static plan::Column {
        self.relation.target
    }
}

impl<T> Transformed<T> {
    /// Made by the lookups of a type.
    #[must_use]
    pub const fn new(transform: plan::Transform) -> Self {
        Self { segment: Segment::Transform(transform), result: PhantomData }
    }

    /// The column to name if its value cannot be read.
    #[must_use]
    pub const fn column(self) -> &'static plan::Column {
        &plan::Column::COMPUTED
    }
}

impl JsonAt {
    /// The column to name if its value cannot be read.
    #[must_use]
    pub const fn column(self) -> &'static plan::Column {
        &plan::Column::COMPUTED
    }
}

macro_rules! copy {
    ($($name:ident<$($parameter:ident),*>.$field:ident;)*) => {$(
        impl<$($parameter),*> Clone for $name<$($parameter),*> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<$($parameter),*> Copy for $name<$($parameter),*> {}

        impl<$($parameter),*> std::fmt::Debug for $name<$($parameter),*> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(&self.$field, f)
            }
        }
    )*};
}

copy! {
    Col<F>.column;
    Rel<T, N, C, K>.relation;
    Transformed<T>.segment;
}

/// A handle that a path can go on from.
#[diagnostic::on_unimplemented(message = "nothing can follow a lookup in a path", label = "the path ends before this")]
pub trait Open: Copy {
    /// What can follow.
    type Inside: Copy + 'static;
    /// What can follow, as values.
    const INSIDE: Self::Inside;
}

/// The handles that can follow `handle`: of a relation the target's fields, of a column its lookups and transforms.
#[must_use]
pub const fn open<T: Open>(_handle: T) -> T::Inside {
    T::INSIDE
}

#[diagnostic::do_not_recommend]
impl<F: Holds> Open for Col<F> {
    type Inside = <F::Base as FieldType>::Lookups;
    const INSIDE: Self::Inside = <F::Base as FieldType>::LOOKUPS;
}

#[diagnostic::do_not_recommend]
impl<T: Model, N, C, K> Open for Rel<T, N, C, K> {
    type Inside = T::Fields;
    const INSIDE: T::Fields = T::FIELDS;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType> Open for Transformed<T> {
    type Inside = T::Lookups;
    const INSIDE: T::Lookups = T::LOOKUPS;
}

/// A handle that a path can end on.
pub trait Ends: Copy {
    /// What it is compared with: of a column its type's family, of a lookup what it asks for.
    type Takes: Takes;
    /// The default ordering of the model that it leads to.
    const ORDERING: &'static [Key] = &[];
}

/// The default ordering that takes the place of a key to order by: `ends` is the handle at the path's end, `value` the
/// path's value, which must be one.
#[must_use]
pub const fn order_of<S: Selectable, T: Ends>(_value: S, _ends: T) -> &'static [Key] {
    T::ORDERING
}

#[diagnostic::do_not_recommend]
impl<F: Holds> Ends for Col<F> {
    type Takes = <F::Base as FieldType>::Family;
}

#[diagnostic::do_not_recommend]
impl<T: Model, N: Copy, C: Copy, K: ComparedBy<T>> Ends for Rel<T, N, C, K> {
    type Takes = RowOrKey<T, K::Key>;
    const ORDERING: &'static [Key] = T::ORDERING;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType> Ends for Transformed<T> {
    type Takes = T::Family;
}

#[diagnostic::do_not_recommend]
impl<R: Takes> Ends for Compare<R> {
    type Takes = R;
}

/// A handle that has a value: what `F`, `values`, `order_by` and the like take.
#[diagnostic::on_unimplemented(
    message = "this path has no value of its own",
    label = "a lookup compares, it cannot be selected or ordered by"
)]
pub trait Selectable: Copy {
    /// The type of the value.
    type Type: FieldType;
    /// Whether it may be NULL.
    type Null: Nullability;
}

#[diagnostic::do_not_recommend]
impl<F: Holds> Selectable for Col<F> {
    type Type = F::Base;
    type Null = F::Null;
}

#[diagnostic::do_not_recommend]
impl<T: Model, N: Nullability, C: Copy, K: ComparedBy<T>> Selectable for Rel<T, N, C, K> {
    type Type = K::Key;
    type Null = N;
}

/// A path seen from its start: `R` leads to `L`, and what may be missing on the way may be missing at the end.
#[derive(Clone, Copy, Debug)]
pub struct Via<R, L>(PhantomData<fn() -> (R, L)>);

impl<T, N, C, K> Rel<T, N, C, K> {
    /// The relation `by` in the place of this one, from which it differs by a condition.
    #[must_use]
    pub const fn filtered(self, by: &'static Relation) -> Self {
        let Rel { types, .. } = self;
        Rel { segment: Segment::Relation(by), relation: by, types }
    }
}

/// `rest` as seen from before `handle`.
#[must_use]
pub const fn via<R: Copy, L: Copy>(_handle: R, _rest: L) -> Via<R, L> {
    Via(PhantomData)
}

#[diagnostic::do_not_recommend]
impl<T: Model, N: Nullability, C: Copy, K, L: Selectable> Selectable for Via<Rel<T, N, C, K>, L> {
    type Type = L::Type;
    type Null = N::Or<L::Null>;
}

#[diagnostic::do_not_recommend]
impl<F: Holds, T: FieldType> Selectable for Via<Col<F>, Transformed<T>> {
    type Type = T;
    type Null = F::Null;
}

#[diagnostic::do_not_recommend]
impl<F: Holds, S: FieldType, L> Selectable for Via<Col<F>, Via<Transformed<S>, L>>
where
    Via<Transformed<S>, L>: Selectable,
{
    type Type = <Via<Transformed<S>, L> as Selectable>::Type;
    type Null = F::Null;
}

#[diagnostic::do_not_recommend]
impl<S: FieldType, T: FieldType> Selectable for Via<Transformed<S>, Transformed<T>> {
    type Type = T;
    type Null = super::NeverNull;
}

/// The type of an expression's value: `T`, possibly NULL.
#[derive(Debug)]
pub struct Typed<T, N>(PhantomData<fn() -> (T, N)>);

impl<T, N> Typed<T, N> {
    /// Made where the types are known.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// The column to name if its value cannot be read.
    #[must_use]
    pub const fn column(self) -> &'static plan::Column {
        &plan::Column::COMPUTED
    }
}

impl<T, N> Default for Typed<T, N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, N> Clone for Typed<T, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, N> Copy for Typed<T, N> {}

/// The type of the value of a path.
#[must_use]
pub const fn typed<S: Selectable>(_path: S) -> Typed<S::Type, S::Null> {
    Typed::new()
}

#[diagnostic::do_not_recommend]
impl<T: FieldType, N> Open for Typed<T, N> {
    type Inside = T::Lookups;
    const INSIDE: T::Lookups = T::LOOKUPS;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType, N> Ends for Typed<T, N> {
    type Takes = T::Family;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType, N: Nullability, L: Copy> Selectable for Via<Typed<T, N>, L>
where
    L: After,
{
    type Type = L::Result;
    type Null = L::Null<N>;
}

/// Transforms, or JSON keys, that follow an annotation.
pub trait After: Copy {
    /// The type of the last one's result.
    type Result: FieldType;
    /// Whether the result may be NULL, of an annotation of the nullability `N`.
    type Null<N: Nullability>: Nullability;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType> After for Transformed<T> {
    type Result = T;
    type Null<N: Nullability> = N;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType, L: After> After for Via<Transformed<T>, L> {
    type Result = L::Result;
    type Null<N: Nullability> = L::Null<N>;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType, N: Nullability> Selectable for Typed<T, N> {
    type Type = T;
    type Null = N;
}

/// A handle that a JSON key or index can follow.
#[diagnostic::on_unimplemented(message = "this is no JSON column", label = "only a JSON column has keys")]
pub trait Json: Copy {}

#[diagnostic::do_not_recommend]
impl<F: Holds> Json for Col<F> where F::Base: crate::lookup::IsJson {}

#[diagnostic::do_not_recommend]
impl Json for JsonAt {}

#[diagnostic::do_not_recommend]
impl<T: FieldType + crate::lookup::IsJson, N> Json for Typed<T, N> {}

/// The value of `key` in the object that `handle` is.
#[must_use]
pub const fn json_key<T: Json>(_handle: T, key: &'static str) -> JsonAt {
    JsonAt { segment: Segment::Key(key) }
}

/// The value at `index` in the array that `handle` is.
#[must_use]
pub const fn json_index<T: Json>(_handle: T, index: i64) -> JsonAt {
    JsonAt { segment: Segment::Index(index) }
}
