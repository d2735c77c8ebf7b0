//! Queries as the right side of a lookup: which rows a lookup takes.

use std::marker::PhantomData;

use super::{Integers, ListOf, RowOrKey, Takes, Texts, Uuids};
use crate::expr::ComparedWith;
use crate::model::{FieldType, Model, Typed};
use crate::query::Rows;

/// Whole rows of the model `M`, as the right side of a lookup: their keys.
#[derive(Debug)]
pub struct Whole<M>(PhantomData<fn() -> M>);

impl<M> Clone for Whole<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for Whole<M> {}

impl<M: Model> Whole<M> {
    /// Rows of `M`. By a constant of the model: rustc has two kinds of advice for a name that is no model, and says both where
    /// it stands in different places.
    #[must_use]
    pub const fn of(_rows: Rows<M>) -> Self {
        Self(PhantomData)
    }

    /// Rows of `M`.
    pub(crate) const fn known() -> Self {
        Self(PhantomData)
    }
}

/// Rows that a lookup that asks for `R` can be given.
#[diagnostic::on_unimplemented(
    message = "the rows of this query cannot be compared with {R}",
    label = "selects something else"
)]
pub trait RowsFor<R: Takes> {}

#[diagnostic::do_not_recommend]
impl<R: Takes, T: FieldType<Family: ComparedWith<R>>, N> RowsFor<R> for Typed<T, N> {}

/// Whole rows stand for their keys where they are compared with a relation to their model.
macro_rules! whole {
    ($($asked:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<M: Model> RowsFor<$asked> for Whole<M> where M::Key: FieldType<Family: ComparedWith<$asked>> {}

        #[diagnostic::do_not_recommend]
        impl<M: Model> RowsFor<ListOf<$asked>> for Whole<M> where M::Key: FieldType<Family: ComparedWith<$asked>> {}
    )*};
}

whole! { Integers Texts Uuids }

#[diagnostic::do_not_recommend]
impl<M: Model, K: FieldType> RowsFor<RowOrKey<M, K>> for Whole<M> {}

#[diagnostic::do_not_recommend]
impl<M: Model, K: FieldType> RowsFor<ListOf<RowOrKey<M, K>>> for Whole<M> {}

/// The rows of a query as one value: its only column, or of whole rows the key.
pub trait OneColumn: Copy {
    /// The type of the value.
    type Type: FieldType;
}

#[diagnostic::do_not_recommend]
impl<T: FieldType, N> OneColumn for Typed<T, N> {
    type Type = T;
}

#[diagnostic::do_not_recommend]
impl<M: Model> OneColumn for Whole<M> {
    type Type = M::Key;
}
