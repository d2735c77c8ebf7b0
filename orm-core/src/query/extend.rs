//! Queries that go on from one that is held in a variable.
//!
//! `query!(cheap.filter(…))` has as many statements as there are queries that reach it as `cheap`. Each is made when it
//! is first needed, and kept.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::{Choice, GoesOn, Query, Statement};
use crate::model::Model;
use crate::plan::{Plan, Step, keep};
use crate::sql::{Text, Verb};

/// Rows that a query can go on from, because they tell their model.
#[diagnostic::on_unimplemented(
    message = "a query cannot go on from rows of `{Self}`",
    label = "these rows tell no model",
    note = "a query held in a variable can be extended as long as its rows are whole models"
)]
pub trait Queryable {
    /// The model.
    type Model: Model;
}

impl<M: Model> Queryable for M {
    type Model = M;
}

/// The place of a `query!` in the program: the statements that it made so far, by the address of the one that it goes on
/// from, and by the optional conditions that hold.
#[derive(Debug)]
pub struct Site {
    known: Mutex<BTreeMap<(usize, u16), &'static Statement>>,
}

impl Site {
    /// Nothing yet.
    #[must_use]
    pub const fn new() -> Site {
        Site { known: Mutex::new(BTreeMap::new()) }
    }

    /// The statement that goes on from `base` with the optional conditions `present`.
    fn statement(
        &self,
        base: &'static Statement,
        present: u16,
        make: impl FnOnce() -> &'static Statement,
    ) -> &'static Statement {
        // What a panic elsewhere left behind is whole: entries are only added.
        let mut known = self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        known.entry((std::ptr::from_ref(base).addr(), present)).or_insert_with(make)
    }
}

impl Default for Site {
    fn default() -> Self {
        Self::new()
    }
}

/// The fields of the model that `query` asks for.
#[must_use]
pub fn fields_of<R: Queryable, S: GoesOn>(_query: &Query<'_, R, S>) -> <R::Model as Model>::Fields {
    <R::Model as Model>::FIELDS
}

/// The places of the columns of the model that `query` asks for.
#[must_use]
pub fn columns_of<R: Queryable, S: GoesOn>(_query: &Query<'_, R, S>) -> <R::Model as Model>::Columns {
    <R::Model as Model>::COLUMNS
}

/// `base` with more steps, which take the parameters `more`.
pub fn extend<'q, R: Queryable, S>(
    base: Query<'q, R, S>,
    site: &'static Site,
    steps: impl FnOnce() -> &'static [Step],
    count: u16,
    more: impl Into<Choice<'q>>,
) -> Query<'q, R, S> {
    let (present, more) = more.into().into_parts();
    let statement = site.statement(base.statement(), present, || {
        let from = base.statement().plan();
        let (table, ordering) = (from.table, from.ordering);
        let plan = keep(Plan { table, ordering, steps: steps(), base: Some(from), params: count, present });
        keep(Statement::made(plan, Text::render(plan, Verb::Select)))
    });
    base.becomes(statement, more)
}
