//! Related rows for many parents: one more condition, one more column, and slices for each parent.

use super::Renderer;
use super::joins::Share;
use super::query::{Clauses, Columns};
use super::scope::{Grouping, Mark, Span};
use crate::plan::Parents;

impl<const N: usize> Renderer<N> {
    /// Keeps the rows of those parents whose keys are in one parameter after all others.
    pub(super) const fn parents(&mut self, scope: usize, parents: &'static Parents) {
        let Some(plan) = self.scopes[scope].plan else { return };
        assert!(self.scopes[scope].combined_count == 0, "`Prefetch` takes no union, intersection or difference");
        let alias = match &parents.over {
            // A join of its own: one that an annotation counts over must not be narrowed.
            Some(hop) => self.join(scope, 0, hop, Share::Only(0)),
            None => 0,
        };
        let start = self.mark();
        self.put_alias(scope, alias);
        self.put(".");
        self.put(parents.column);
        let column = self.since(start);
        let start = self.mark();
        self.put_span(column);
        self.put(" IN (SELECT value FROM orm_each(");
        self.param(scope, plan.params);
        self.put("))");
        let condition = self.since(start);
        let state = &mut self.scopes[scope];
        let grouped = matches!(state.grouping, Grouping::None) || state.group.push(column);
        if !state.filters.push(condition) || !grouped {
            self.failed = true;
        }
        self.scopes[scope].parent_key = Some(column);
    }

    /// Writes the column that tells the parent, as the last one.
    pub(super) const fn parent_column(&mut self, scope: usize, start: usize) {
        if let Some(column) = self.scopes[scope].parent_key {
            self.comma(start);
            self.put_span(column);
            self.put(" AS \"");
            self.put(crate::query::PARENT);
            self.put("\"");
        }
    }

    /// Whether a slice is one of each parent's rows.
    pub(super) const fn slices_parents(&self, scope: usize) -> bool {
        self.scopes[scope].sliced && self.scopes[scope].parent_key.is_some()
    }

    /// The selected columns, and the number of the row among those of its parent.
    pub(super) const fn with_row_numbers(&mut self, scope: usize, select: Span, order: Span) -> Span {
        assert!(
            self.scopes[scope].qualify_count == 0,
            "a slice for each parent and conditions over windows do not go together"
        );
        let start = self.mark();
        self.put_span(select);
        self.put(", ROW_NUMBER() OVER (PARTITION BY ");
        if let Some(column) = self.scopes[scope].parent_key {
            self.put_span(column);
        }
        if order.len > 0 {
            self.put(" ORDER BY ");
            self.put_span(order);
        }
        self.put(") AS \"prefetch row\"");
        self.since(start)
    }

    /// Writes a query with a slice of each parent's rows.
    pub(super) const fn each_parent(&mut self, scope: usize, columns: Columns, clauses: Clauses) {
        self.put("SELECT * FROM (");
        self.plain(scope, columns, clauses, Span::EMPTY);
        self.put(") WHERE \"prefetch row\" > ");
        let (low, high) = (self.scopes[scope].low, self.scopes[scope].high);
        self.put_end(low);
        if let Some(high) = high {
            self.put(" AND \"prefetch row\" <= ");
            self.put_end(high);
        }
        self.put(" ORDER BY \"prefetch row\"");
    }

    const fn put_end(&mut self, mark: Mark) {
        self.put("(");
        self.put_mark(mark);
        self.put(")");
    }
}
