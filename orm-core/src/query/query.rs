//! [`Query`]: what `query!` yields.

use super::{Params, Row, Rows, Statement};
use crate::error::Result;
use crate::sql::{Text, Verb};

/// A query: a statement, its parameters, and `R`, the type of its rows.
///
/// Nothing happens until a method is given the database.
#[derive(Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct Query<'q, R> {
    statement: &'static Statement,
    params: Params<'q>,
    rows: Rows<R>,
}

impl<'q, R> Query<'q, R> {
    /// Made by `query!`.
    #[inline]
    pub fn new(statement: &'static Statement, params: Params<'q>, rows: Rows<R>) -> Self {
        Query { statement, params, rows }
    }

    #[inline]
    pub(super) fn statement(&self) -> &'static Statement {
        self.statement
    }

    #[inline]
    pub(super) fn rows(&self) -> Rows<R> {
        self.rows
    }

    #[inline]
    pub(super) fn read(&self, row: &Row<'_>) -> Result<R> {
        self.rows.read(row)
    }

    #[inline]
    pub(crate) fn text(&self, verb: Verb) -> &'static Text {
        self.statement.text(verb)
    }

    /// The SQL text.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.text(Verb::Select).as_str()
    }

    /// The SQL text of [`Query::get`].
    pub(super) fn get_sql(&self) -> &'static str {
        self.text(Verb::Get).as_str()
    }

    /// The same rows from another statement, with more parameters.
    pub(super) fn becomes(self, statement: &'static Statement, more: Params<'q>) -> Self {
        Query { statement, params: self.params.and(more), rows: self.rows }
    }

    /// The parameters, in the order of their numbers.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        &self.params
    }
}
