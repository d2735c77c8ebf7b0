//! `aggregate(…)`: one row of aggregates, over the rows themselves or over the query as a table.

use super::joins::Share;
use super::query::{Clauses, Columns, Order};
use super::scope::{Named, Span};
use super::{Renderer, TOO_LARGE};
use crate::plan::{Expr, Item};

impl Renderer<'_> {
    /// Writes the statement; returns where it begins. A query that is sliced, distinct or grouped is `wrapped`: it
    /// becomes a table, and what the aggregates are over is one more column of it.
    pub(super) const fn aggregated(&mut self, scope: usize, items: &'static [Item], wrapped: bool) -> usize {
        if !wrapped {
            let select = self.aggregates_of(scope, items);
            let start = self.out.at;
            self.body(
                scope,
                Columns::Count,
                Clauses { select, order: Span::EMPTY, group: Span::EMPTY, qualify: Span::EMPTY },
                None,
            );
            return start;
        }
        let order = if self.scopes[scope].sliced { Order::Own } else { Order::None };
        let (columns, mut inner) = self.clauses(scope, Columns::Own, order);
        let mark = self.out.at;
        self.put_span(inner.select);
        let mut count = 0;
        let mut at = 0;
        while at < items.len() {
            count = self.arguments(scope, &items[at].expr, count);
            at += 1;
        }
        inner.select = self.since(mark);
        self.columns = Some(0);
        let select = self.aggregates_of(scope, items);
        self.columns = None;
        let start = self.out.at;
        self.out.put("SELECT ");
        self.put_span(select);
        self.out.put(" FROM (");
        self.body(scope, columns, inner, None);
        self.out.put(")");
        start
    }

    /// Writes the items with their names. Each may be used by those after it, as in
    /// `aggregate(s = Sum(price), half = F(s) / 2)`.
    const fn aggregates_of(&mut self, scope: usize, items: &'static [Item]) -> Span {
        let base = self.scopes[scope].name_count;
        let mut at = 0;
        while at < items.len() {
            let mark = self.out.at;
            let kind = self.kind(scope, &items[at].expr);
            self.operand(scope, &items[at].expr, Share::Any);
            let text = self.since(mark);
            let state = &mut self.scopes[scope];
            if state.name_count == state.names.len() {
                self.wrong = TOO_LARGE;
                return Span::EMPTY;
            }
            state.names[state.name_count] = Named {
                name: Some(items[at].name),
                text,
                kind,
                aggregate: true,
                at_key: false,
                window: None,
                shown: false,
            };
            state.name_count += 1;
            at += 1;
        }
        let mark = self.out.at;
        at = 0;
        while at < items.len() {
            self.comma(mark);
            let text = self.scopes[scope].names[base + at].text;
            self.put_span(text);
            self.out.put(" AS ");
            self.out.put_name(items[at].name);
            at += 1;
        }
        self.scopes[scope].name_count = base;
        self.since(mark)
    }

    /// Writes what the aggregates in `expr` are over as columns of the inner query; `count` is how many there were
    /// before. A filtered aggregate is over NULL where its filter does not hold.
    const fn arguments(&mut self, scope: usize, expr: &'static Expr, count: u64) -> u64 {
        match expr {
            Expr::Aggregate { argument, filter, .. } => {
                self.out.put(", ");
                if let Some(filter) = filter {
                    self.out.put("CASE WHEN ");
                    self.free_condition(scope, filter, true);
                    self.out.put(" THEN ");
                }
                match argument {
                    Expr::Star => self.out.put("1"),
                    argument => {
                        self.expression(scope, argument, Share::Any);
                    }
                }
                if filter.is_some() {
                    self.out.put(" END");
                }
                self.out.put(" AS ");
                self.put_argument(count);
                count + 1
            }
            Expr::Binary { left, right, .. } => {
                let count = self.arguments(scope, left, count);
                self.arguments(scope, right, count)
            }
            Expr::Negative(inner) | Expr::Transform(inner, _) | Expr::Cast(inner, _) => {
                self.arguments(scope, inner, count)
            }
            Expr::Function { arguments, .. } => {
                let mut count = count;
                let mut at = 0;
                while at < arguments.len() {
                    count = self.arguments(scope, &arguments[at], count);
                    at += 1;
                }
                count
            }
            _ => count,
        }
    }

    /// Writes the name of a column that an aggregate is over.
    pub(super) const fn put_argument(&mut self, number: u64) {
        self.out.put("\"__col");
        self.out.put_number(number + 1);
        self.out.put("\"");
    }
}
