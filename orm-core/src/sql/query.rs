//! Whole queries: the clauses put together for each verb.

use super::scope::{Grouping, Mark, Scope, Span};
use super::text::Verb;
use super::{Renderer, TOO_LARGE};
use crate::plan::{Bound, Combine};

/// What a query selects, as far as the verb decides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Columns {
    /// What the plan says.
    Own,
    /// The key, or the one column that `values` names: a query as the right side of `in`.
    One,
    /// `1`
    Unit,
    /// `COUNT(*)`
    Count,
}

/// What a query orders by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Own,
    Key,
    Reversed,
    None,
}

/// The clauses that have to be written before FROM, because writing them may add joins.
#[derive(Clone, Copy)]
pub(super) struct Clauses {
    pub(super) select: Span,
    pub(super) order: Span,
    pub(super) group: Span,
    pub(super) qualify: Span,
}

impl Renderer<'_> {
    /// Writes the query of `scope` for `verb`; returns where its text begins.
    pub(super) const fn query(&mut self, scope: usize, verb: Verb) -> usize {
        let state = &self.scopes[scope];
        let wrapped =
            state.distinct || state.sliced || state.combined_count > 0 || !matches!(state.grouping, Grouping::None);
        if let Some(items) = state.aggregate {
            let wrapped = wrapped || self.has_windows(scope);
            return self.aggregated(scope, items, wrapped);
        }
        if let Some(creation) = state.creation {
            return self.insert(scope, creation);
        }
        if let Some(creation) = state.rewrite {
            return self.rewrite(scope, creation);
        }
        if let Some(sets) = state.update {
            return self.update(scope, sets, wrapped);
        }
        if let (Some(each), 0) = (self.each, scope) {
            return self.each(scope, each);
        }
        match verb {
            Verb::Select => self.statement(scope, Columns::Own, Order::Own, None),
            Verb::Get => {
                let order = if state.sliced { Order::Own } else { Order::None };
                self.statement(scope, Columns::Own, order, Some(21))
            }
            Verb::First | Verb::Last if self.has_no_ends(scope) => {
                self.wrong = "groups in no order have no first and no last: order them with `order_by(…)`";
                self.out.at
            }
            Verb::First => {
                let order = if self.is_ordered(scope) { Order::Own } else { Order::Key };
                self.statement(scope, Columns::Own, order, Some(1))
            }
            Verb::Last => {
                if state.sliced {
                    self.statement(scope, Columns::Own, Order::Own, None)
                } else {
                    self.statement(scope, Columns::Own, Order::Reversed, Some(1))
                }
            }
            Verb::Exists => {
                let columns = self.unit(scope);
                self.statement(scope, columns, Order::None, Some(1))
            }
            Verb::Count if wrapped => {
                let columns = if state.distinct || state.combined_count > 0 { Columns::Own } else { Columns::Unit };
                let (inner, clauses) = self.clauses(scope, columns, Order::None);
                let start = self.out.at;
                self.out.put("SELECT COUNT(*) FROM (");
                self.body(scope, inner, clauses, None);
                self.out.put(")");
                start
            }
            Verb::Count => self.statement(scope, Columns::Count, Order::None, None),
            Verb::Contains => {
                self.by_key(scope, " = ", "");
                self.statement(scope, Columns::Unit, Order::None, Some(1))
            }
            Verb::InBulk => {
                self.by_key(scope, " IN (SELECT value FROM orm_each(", "))");
                self.statement(scope, Columns::Own, Order::None, None)
            }
            Verb::Keys => {
                let order = if state.sliced { Order::Own } else { Order::None };
                self.statement(scope, Columns::One, order, None)
            }
            Verb::Page => {
                let ordered = wrapped || self.is_ordered(scope);
                if let Some(plan) = self.scopes[scope].plan {
                    let ends = (Some(Bound::Param(plan.params)), Some(Bound::Param(plan.params + 1)));
                    self.slice(scope, ends.0, ends.1);
                }
                self.statement(scope, Columns::Own, if ordered { Order::Own } else { Order::Key }, None)
            }
            Verb::Delete => self.delete(scope, wrapped),
        }
    }

    /// `DELETE`: by the conditions themselves if they are about the one table, else by the keys.
    const fn delete(&mut self, scope: usize, wrapped: bool) -> usize {
        let order = if self.scopes[scope].sliced { Order::Own } else { Order::None };
        let (columns, clauses) = self.clauses(scope, Columns::One, order);
        // Duplicates do not matter to what is deleted.
        let plain = self.is_plain(scope, wrapped);
        let Some(table) = self.scopes[scope].table else { return self.out.at };
        let start = self.out.at;
        self.out.put("DELETE FROM ");
        self.out.put(table.quoted);
        self.found(scope, plain, columns, clauses);
        start
    }

    /// Writes which rows are changed: by the conditions themselves if they are plain, else by the keys.
    pub(super) const fn found(&mut self, scope: usize, plain: bool, columns: Columns, clauses: Clauses) {
        let Some(table) = self.scopes[scope].table else { return };
        if plain {
            self.all(scope, " WHERE ", false);
        } else {
            self.out.put(" WHERE ");
            self.out.put(table.key.qualified);
            self.out.put(" IN (");
            self.body(scope, columns, clauses, None);
            self.out.put(")");
        }
    }

    /// Whether the conditions of a query are about its one table, so that rows can be changed by them.
    pub(super) const fn is_plain(&self, scope: usize, wrapped: bool) -> bool {
        let state = &self.scopes[scope];
        (!wrapped || only_distinct(state)) && state.qualify_count == 0 && state.join_count == 1
    }

    /// One more condition: the key compared with a parameter after all others.
    const fn by_key(&mut self, scope: usize, before: &'static str, after: &'static str) {
        let (Some(table), Some(plan)) = (self.scopes[scope].table, self.scopes[scope].plan) else { return };
        let start = self.out.at;
        self.put_alias(scope, 0);
        self.out.put(".");
        self.out.put(table.key.quoted);
        self.out.put(before);
        self.param(scope, plan.params);
        self.out.put(after);
        let span = self.since(start);
        if !self.scopes[scope].filters.push(span) {
            self.wrong = TOO_LARGE;
        }
    }

    /// What is selected if only whether there is a row matters: parts of a set operation are compared by all columns.
    pub(super) const fn unit(&self, scope: usize) -> Columns {
        if self.scopes[scope].combined_count > 0 { Columns::Own } else { Columns::Unit }
    }

    const fn statement(&mut self, scope: usize, columns: Columns, order: Order, limit: Option<u64>) -> usize {
        let (columns, clauses) = self.clauses(scope, columns, order);
        let start = self.out.at;
        self.body(scope, columns, clauses, limit);
        start
    }

    /// Writes the clauses that may add joins.
    pub(super) const fn clauses(&mut self, scope: usize, columns: Columns, order: Order) -> (Columns, Clauses) {
        if matches!(columns, Columns::Unit | Columns::Count) {
            self.join_selected(scope);
        }
        let start = self.out.at;
        match columns {
            Columns::Unit => self.out.put("1"),
            // Of a query that becomes a table, its rows are counted from outside.
            Columns::Count if self.scopes[scope].qualify_count > 0 => self.out.put("1"),
            Columns::Count => self.out.put("COUNT(*)"),
            Columns::Own | Columns::One => self.select(scope, matches!(columns, Columns::One)),
        }
        let mut select = self.since(start);
        let combined = self.scopes[scope].combined_count > 0;
        if combined {
            self.select_combined_order(scope, columns, order);
        }
        let start = self.out.at;
        if combined {
            self.combined_order(scope, columns, order);
        } else {
            self.order(scope, order);
        }
        let mut order_text = self.since(start);
        // SELECT DISTINCT and set operations compare what the rows are ordered by, too, as in Django.
        if (self.scopes[scope].distinct || combined) && self.scopes[scope].extra.len() > 0 {
            let start = self.out.at;
            self.put_span(select);
            let mut at = 0;
            while at < self.scopes[scope].extra.len() {
                self.out.put(", ");
                let span = self.scopes[scope].extra.get(at);
                self.put_span(span);
                at += 1;
            }
            select = self.since(start);
        }
        let start = self.out.at;
        self.group_by(scope);
        let group = self.since(start);
        if self.slices_parents(scope) {
            select = self.with_row_numbers(scope, select, order_text);
        }
        let mut qualify = Span::EMPTY;
        if self.scopes[scope].qualify_count > 0 {
            let ordered = self.scopes[scope].terms.len();
            self.note_qualifications(scope);
            (select, order_text) = self.with_windows(scope, select, order_text, ordered);
            qualify = self.qualifications(scope);
        }
        (columns, Clauses { select, order: order_text, group, qualify })
    }

    /// Writes the query from SELECT to OFFSET.
    pub(super) const fn body(&mut self, scope: usize, columns: Columns, clauses: Clauses, limit: Option<u64>) {
        if self.slices_parents(scope) {
            self.each_parent(scope, columns, clauses);
            return;
        }
        if self.scopes[scope].qualify_count > 0 {
            self.qualified(scope, columns, clauses, limit);
            return;
        }
        self.plain(scope, columns, clauses, clauses.order);
        self.limit(scope, limit);
    }

    /// Writes the query from SELECT to ORDER BY.
    pub(super) const fn plain(&mut self, scope: usize, columns: Columns, clauses: Clauses, order: Span) {
        self.first(scope, columns, clauses);
        self.others(scope, columns, order);
    }

    /// Writes the query, or the first part of a set operation, from SELECT to HAVING.
    pub(super) const fn first(&mut self, scope: usize, columns: Columns, clauses: Clauses) {
        self.out.put("SELECT ");
        if self.scopes[scope].distinct && !matches!(columns, Columns::Unit | Columns::Count) {
            self.out.put("DISTINCT ");
        }
        self.put_span(clauses.select);
        self.out.put(" FROM ");
        self.put_from(scope);
        self.all(scope, " WHERE ", false);
        if clauses.group.len > 0 {
            self.out.put(" GROUP BY ");
            self.put_span(clauses.group);
        }
        self.all(scope, " HAVING ", true);
    }

    /// Writes the other parts of a set operation, if it is one, and ORDER BY.
    pub(super) const fn others(&mut self, scope: usize, columns: Columns, order: Span) {
        let mut at = 0;
        while at < self.scopes[scope].combined_count {
            if let Some((combine, plan, stage)) = self.scopes[scope].combined[at] {
                self.out.put(match combine {
                    Combine::Union => " UNION ",
                    Combine::UnionAll => " UNION ALL ",
                    Combine::Intersection => " INTERSECT ",
                    Combine::Difference => " EXCEPT ",
                });
                self.part(scope, plan, stage, columns);
            }
            at += 1;
        }
        if order.len > 0 {
            self.out.put(" ORDER BY ");
            self.put_span(order);
        }
    }

    /// Writes conditions with AND between them.
    const fn all(&mut self, scope: usize, word: &'static str, having: bool) {
        let state = &self.scopes[scope];
        let list = if having { state.having } else { state.filters };
        let mut at = 0;
        while at < list.len() {
            self.out.put(if at == 0 { word } else { " AND " });
            self.put_span(list.get(at));
            at += 1;
        }
    }

    /// Writes LIMIT and OFFSET: the slice, and of that at most `limit` rows.
    pub(super) const fn limit(&mut self, scope: usize, limit: Option<u64>) {
        let state = &self.scopes[scope];
        let (low, high) = (state.low, state.high);
        match (low, high, limit) {
            (Mark::Number(0), None, None) => return,
            (_, None, None) => self.out.put(" LIMIT -1"),
            (_, None, Some(limit)) => {
                self.out.put(" LIMIT ");
                self.out.put_number(limit);
            }
            (Mark::Number(low), Some(Mark::Number(high)), limit) => {
                let mut rows = high.saturating_sub(low);
                if let Some(limit) = limit
                    && limit < rows
                {
                    rows = limit;
                }
                self.out.put(" LIMIT ");
                self.out.put_number(rows);
            }
            // A negative LIMIT would mean all rows.
            (low, Some(high), limit) => {
                self.out.put(" LIMIT MAX(0, ");
                if limit.is_some() {
                    self.out.put("MIN(");
                }
                self.put_mark(high);
                if !matches!(low, Mark::Number(0)) {
                    self.out.put(" - (");
                    self.put_mark(low);
                    self.out.put(")");
                }
                if let Some(limit) = limit {
                    self.out.put(", ");
                    self.out.put_number(limit);
                    self.out.put(")");
                }
                self.out.put(")");
            }
        }
        if !matches!(low, Mark::Number(0)) {
            self.out.put(" OFFSET ");
            self.put_mark(low);
        }
    }
}

/// Whether a query is no more than distinct: neither sliced nor grouped nor combined.
const fn only_distinct(state: &Scope) -> bool {
    state.distinct && !state.sliced && state.combined_count == 0 && matches!(state.grouping, Grouping::None)
}
