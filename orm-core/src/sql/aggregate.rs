//! `aggregate(…)`: one row of aggregates, over the rows themselves or over the query as a table.

use super::joins::Share;
use super::lift::Places;
use super::query::{Clauses, Columns, Order};
use super::scope::{Named, Span};
use super::{Renderer, TOO_LARGE};
use crate::plan::Item;

impl Renderer<'_> {
    /// Writes the statement; returns where it begins. A query that is sliced, distinct or grouped is `wrapped`: it
    /// becomes a table, and what the aggregates are computed of are more columns of it.
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
        self.places = Places::Lifted { scope, names: self.scopes[scope].name_count, argument: false };
        let select = self.aggregates_of(scope, items);
        self.places = Places::Own;
        inner.select = self.with_lifted(scope, inner.select);
        inner.group = self.grouped_by_lifted(scope, inner.group);
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
}
