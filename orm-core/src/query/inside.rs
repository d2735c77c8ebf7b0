//! Queries in variables that stand inside of another: `Subquery(recent)`, `Exists(items.filter(…))`.
//!
//! The plan around them is made where the program runs, of theirs. Their parameters follow those that are written out there.

use std::marker::PhantomData;

use super::{Choice, FromColumns, Params, Query, Queryable};
use crate::expr::Known;
use crate::lookup::Whole;
use crate::model::{Field, Model, Typed};
use crate::plan::Within;

/// The queries inside of one that goes on from another.
#[derive(Debug)]
pub struct Inside<'q> {
    /// What tells their statements from others.
    ids: Vec<usize>,
    params: Params<'q>,
    /// The number of the next parameter.
    next: u16,
}

impl<'q> Inside<'q> {
    /// None yet, of a query that takes so many parameters itself.
    #[must_use]
    pub fn after(count: u16) -> Self {
        Inside { ids: Vec::new(), params: Params::new(), next: count }
    }

    /// One more.
    pub fn add<R, S>(&mut self, query: Query<'q, R, S>) -> Within {
        let (statement, params) = query.into_parts();
        let (plan, start) = (statement.plan(), self.next);
        self.ids.push(statement.id());
        self.params = std::mem::take(&mut self.params).and(params);
        self.next = self.next.saturating_add(plan.all_params());
        Within { plan, start }
    }

    /// How many parameters there are with those of all these queries.
    #[must_use]
    pub fn count(&self) -> u16 {
        self.next
    }

    /// The parameters of the query around these, and theirs.
    #[must_use]
    pub fn more(self, given: impl Into<Choice<'q>>) -> Choice<'q> {
        given.into().around(self.ids, self.params)
    }
}

/// What the rows of a query stand for inside of another.
#[derive(Debug)]
pub struct RowsInside<R>(PhantomData<fn() -> R>);

/// What those of `query` stand for.
#[must_use]
pub fn rows_inside<R, S>(_query: &Query<'_, R, S>) -> RowsInside<R> {
    RowsInside(PhantomData)
}

/// Rows of a model stand for their keys.
pub trait ByKey {
    /// The model.
    type Model: Model;

    /// Its rows.
    fn selected(&self) -> Whole<Self::Model> {
        Whole::known()
    }
}

impl<R: Queryable> ByKey for &RowsInside<R> {
    type Model = R::Model;
}

/// A struct of one column stands for that. (rustc looks here if there is no [`ByKey`].)
pub trait ByColumn<V: Field> {
    /// The column.
    fn selected(&self) -> Typed<Known<V::Base>, V::Null> {
        V::TYPED
    }
}

impl<V: Field, R: FromColumns<(V,)>> ByColumn<V> for &&RowsInside<R> {}

/// All other rows are one value each. (rustc looks here if there is neither.)
pub trait ByValue<V> {
    /// The value.
    #[rustfmt::skip] // A line, which rustc shows.
    fn selected(&self) -> Typed<Known<V::Base>, V::Null> where V: OneValue { V::TYPED }
}

impl<V> ByValue<V> for RowsInside<V> {}

/// A row that is one value.
#[diagnostic::on_unimplemented(
    message = "a query inside of another selects one column",
    label = "these rows are more than one value: say which with `values(…)`"
)]
pub trait OneValue: Field {}

#[diagnostic::do_not_recommend]
impl<V: Field> OneValue for V {}
