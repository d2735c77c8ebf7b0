//! Related rows for many parents: one more condition, one more column, and slices for each parent.

use super::joins::Share;
use super::query::{Clauses, Columns};
use super::scope::{Grouping, Mark, Span};
use super::{Renderer, TOO_LARGE};
use crate::plan::Parents;

impl Renderer<'_> {
    /// Keeps the rows of those parents whose keys are in one parameter after all others.
    pub(super) const fn parents(&mut self, scope: usize, parents: &'static Parents) {
        let Some(plan) = self.scopes[scope].plan else { return };
        let alias = match &parents.over {
            // As in Django: what the query says of the rows at the other end is about the parents.
            Some(hop) => self.join(scope, 0, hop, Share::Any),
            None => 0,
        };
        let start = self.out.at;
        self.put_alias(scope, alias);
        self.out.put(".");
        self.out.put(parents.column);
        let column = self.since(start);
        let start = self.out.at;
        self.put_span(column);
        self.out.put(" IN (SELECT value FROM orm_each(");
        self.param(scope, plan.params);
        self.out.put("))");
        let condition = self.since(start);
        let state = &mut self.scopes[scope];
        let grouped = matches!(state.grouping, Grouping::None) || state.group.push(column);
        if !state.filters.push(condition) || !grouped {
            self.wrong = TOO_LARGE;
        }
        self.scopes[scope].parent_key = Some(column);
    }

    /// Writes the column that tells the parent, as the last one.
    pub(super) const fn parent_column(&mut self, scope: usize, start: usize) {
        if let Some(column) = self.scopes[scope].parent_key {
            self.comma(start);
            self.put_span(column);
            self.out.put(" AS \"");
            self.out.put(crate::query::PARENT);
            self.out.put("\"");
        }
    }

    /// Whether a slice is one of each parent's rows.
    pub(super) const fn slices_parents(&self, scope: usize) -> bool {
        self.scopes[scope].sliced && self.scopes[scope].parent_key.is_some()
    }

    /// The selected columns, and the number of the row among those of its parent.
    pub(super) const fn with_row_numbers(&mut self, scope: usize, select: Span, order: Span) -> Span {
        if self.scopes[scope].qualify_count > 0 {
            self.wrong = "a slice for each parent and conditions over windows do not go together";
        }
        let start = self.out.at;
        self.put_span(select);
        self.out.put(", ROW_NUMBER() OVER (PARTITION BY ");
        if let Some(column) = self.scopes[scope].parent_key {
            self.put_span(column);
        }
        if order.len > 0 {
            self.out.put(" ORDER BY ");
            self.put_span(order);
        }
        self.out.put(") AS \"prefetch row\"");
        self.since(start)
    }

    /// Writes a query with a slice of each parent's rows.
    pub(super) const fn each_parent(&mut self, scope: usize, columns: Columns, clauses: Clauses) {
        self.out.put("SELECT * FROM (");
        self.plain(scope, columns, clauses, Span::EMPTY);
        self.out.put(") WHERE \"prefetch row\" > ");
        let (low, high) = (self.scopes[scope].low, self.scopes[scope].high);
        self.put_end(low);
        if let Some(high) = high {
            self.out.put(" AND \"prefetch row\" <= ");
            self.put_end(high);
        }
        self.out.put(" ORDER BY \"prefetch row\"");
    }

    const fn put_end(&mut self, mark: Mark) {
        self.out.put("(");
        self.put_mark(mark);
        self.out.put(")");
    }
}
