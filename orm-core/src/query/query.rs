//! [`Query`]: what `query!` yields.

use super::{FromRow, Params, Rows, Statement};
use crate::sql::{Text, Verb};
use std::marker::PhantomData;

/// A query: a statement, its parameters, and `R`, the type of its rows.
///
/// Nothing happens until a method is given the database.
#[derive(Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct Query<'q, R> {
    statement: &'static Statement,
    params: Params<'q>,
    rows: PhantomData<fn() -> R>,
}

impl<'q, R: FromRow> Query<'q, R> {
    /// Made by `query!`.
    #[inline]
    pub fn new(statement: &'static Statement, params: Params<'q>, _rows: Rows<R>) -> Self {
        Query { statement, params, rows: PhantomData }
    }

    #[inline]
    pub(super) fn statement(&self) -> &'static Statement {
        self.statement
    }

    #[inline]
    pub(super) fn text(&self, verb: Verb) -> &'static Text {
        self.statement.text(verb)
    }

    /// The SQL text.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.text(Verb::Select).as_str()
    }

    /// The parameters, in the order of their numbers.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        &self.params
    }
}
