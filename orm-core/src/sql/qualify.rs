//! Conditions over windows: they apply when the windows are computed, so the query becomes a table.

use super::condition::{Connector, Negation};
use super::joins::Place;
use super::lift::Places;
use super::query::{Clauses, Columns};
use super::scope::{Joins, Selection, Span};
use super::{Renderer, TOO_LARGE};
use crate::plan::Condition;

impl Renderer<'_> {
    /// Notes conditions over windows for later.
    pub(super) const fn qualify(&mut self, scope: usize, conditions: &'static [Condition], exclude: bool) {
        let state = &mut self.scopes[scope];
        if state.qualify_count == state.qualify.len() {
            self.wrong = TOO_LARGE;
            return;
        }
        state.qualify[state.qualify_count] = Some((conditions, exclude, state.stage));
        state.qualify_count += 1;
    }

    /// The selected columns, and after them what conditions over windows and the order need of the query as a table;
    /// and the order, which has the first `ordered` terms, as that of the table's columns. What is ordered by may itself
    /// be a window.
    pub(super) const fn with_windows(
        &mut self,
        scope: usize,
        select: Span,
        order: Span,
        ordered: usize,
    ) -> (Span, Span) {
        let start = self.out.at;
        self.put_span(select);
        let mut at = 0;
        while at < self.scopes[scope].name_count {
            self.out.put(", ");
            let named = self.scopes[scope].names[at];
            self.put_span(named.text);
            self.out.put(" AS ");
            self.put_qualified(named.name);
            at += 1;
        }
        // A set operation is ordered by positions.
        if self.scopes[scope].combined_count > 0 {
            return (self.since(start), order);
        }
        let terms = self.scopes[scope].terms;
        let mut at = 0;
        while at < terms.len() {
            self.out.put(", ");
            self.put_span(terms.get(at));
            // What conditions name is noted with its name.
            if at < ordered {
                self.out.put(" AS ");
                self.put_term(at);
            }
            at += 1;
        }
        let select = self.since(start);
        let start = self.out.at;
        let mut at = 0;
        while at < ordered {
            self.comma(start);
            self.put_term(at);
            // The direction is what stands between this term and the next.
            let after = terms.get(at).start + terms.get(at).len;
            at += 1;
            let end = if at < ordered { terms.get(at).start - ", ".len() } else { order.start + order.len };
            self.put_span(Span { start: after, len: end - after });
        }
        (select, self.since(start))
    }

    /// A query with conditions over windows, which apply when the windows are computed: so it becomes a table, with
    /// its annotations and its order as further columns.
    pub(super) const fn qualified(&mut self, scope: usize, columns: Columns, clauses: Clauses, limit: Option<u64>) {
        self.out.put("SELECT ");
        match columns {
            Columns::Count => self.out.put("COUNT(*)"),
            Columns::Unit => self.out.put("1"),
            // Related rows have columns of the same names, and what aggregates are over is not selected by the query.
            Columns::Own if !self.scopes[scope].related.is_empty() || self.scopes[scope].aggregate.is_some() => {
                self.out.put("*");
            }
            Columns::Own => self.put_names(scope),
            Columns::One => self.put_only_name(scope),
        }
        self.out.put(" FROM (");
        let inner = match columns {
            Columns::Count | Columns::Unit => Columns::Unit,
            columns => columns,
        };
        self.first(scope, inner, clauses);
        self.out.put(") AS \"qualify\" WHERE ");
        self.put_span(clauses.qualify);
        self.others(scope, columns, clauses.order);
        self.limit(scope, limit);
    }

    /// Writes the name of an annotation as a column of the query as a table.
    pub(super) const fn put_qualified(&mut self, name: Option<&'static str>) {
        self.out.put("\"qualify ");
        if let Some(name) = name {
            self.out.put(name);
        }
        self.out.put("\"");
    }

    /// Writes the name of what is ordered by, or of what a condition names, as a column of the query as a table.
    const fn put_term(&mut self, at: usize) {
        self.out.put("\"qualify order ");
        self.out.put_number(at as u64);
        self.out.put("\"");
    }

    /// Writes the names of the selected columns.
    const fn put_names(&mut self, scope: usize) {
        let start = self.out.at;
        match (self.scopes[scope].selection, self.scopes[scope].table) {
            (Selection::Values(items), _) => {
                let mut at = 0;
                while at < items.len() {
                    self.comma(start);
                    self.out.put_name(items[at].name);
                    at += 1;
                }
            }
            (Selection::Model(chosen), Some(table)) => {
                let listed = chosen.listed(table);
                let mut at = 0;
                while at < listed.len() {
                    if chosen.has(listed[at], table) {
                        self.comma(start);
                        self.out.put(listed[at].quoted);
                    }
                    at += 1;
                }
            }
            (Selection::Model(_), None) => {}
        }
        let mut at = 0;
        while at < self.scopes[scope].name_count {
            let named = self.scopes[scope].names[at];
            if let (true, Some(name)) = (named.shown, named.name) {
                self.comma(start);
                self.out.put_name(name);
            }
            at += 1;
        }
    }

    /// Writes the name of the one column of a query that is the right side of `in`.
    const fn put_only_name(&mut self, scope: usize) {
        match (self.scopes[scope].selection, self.scopes[scope].table) {
            (Selection::Values([item, ..]), _) => self.out.put_name(item.name),
            (_, Some(table)) => self.out.put(table.key.quoted),
            (_, None) => {}
        }
    }

    /// Writes the column that a condition over windows names, and its name in the query as a table; and notes it.
    pub(super) const fn note_place(&mut self, scope: usize, place: &Place) {
        let start = self.out.at;
        self.put_column(scope, place);
        self.out.put(" AS ");
        self.put_noted(place);
        let span = self.since(start);
        if !self.scopes[scope].terms.push(span) {
            self.wrong = TOO_LARGE;
        }
    }

    /// Writes a place as a column of the query as a table.
    pub(super) const fn put_qualified_place(&mut self, scope: usize, place: &Place) {
        if let Some(name) = place.name {
            self.put_qualified(self.scopes[scope].names[name].name);
            return;
        }
        if self.scopes[scope].combined_count == 0 && self.depth == scope {
            self.put_noted(place);
            return;
        }
        self.out.put("\"qualify\".");
        self.out.put(place.quoted);
    }

    /// Writes the name of a column that a condition names, as a column of the query as a table.
    const fn put_noted(&mut self, place: &Place) {
        self.out.put("\"qualify ");
        self.out.put_number(place.alias as u64);
        self.out.put(" ");
        if let [_, name @ ..] = place.quoted.as_bytes() {
            self.out.put_bytes(name);
        }
    }

    /// Notes the columns that the conditions over windows name. The parts of a set operation have theirs only.
    pub(super) const fn note_qualifications(&mut self, scope: usize) {
        if self.scopes[scope].combined_count == 0 {
            let last = self.places;
            self.places = Places::Noted { scope };
            self.put_qualifications(scope);
            self.places = last;
        }
    }

    /// Writes the conditions over windows, as they apply to the query as a table.
    pub(super) const fn qualifications(&mut self, scope: usize) -> Span {
        let last = self.places;
        self.places = Places::Written { scope };
        let start = self.out.at;
        self.put_qualifications(scope);
        self.places = last;
        self.since(start)
    }

    const fn put_qualifications(&mut self, scope: usize) {
        let mut share: Joins = Joins::MAX;
        let mut at = 0;
        while at < self.scopes[scope].qualify_count {
            if let Some((conditions, exclude, stage)) = self.scopes[scope].qualify[at] {
                self.out.put(match (at, exclude) {
                    (0, false) => "(",
                    (0, true) => "NOT (",
                    (_, false) => " AND (",
                    (_, true) => " AND NOT (",
                });
                let last = self.scopes[scope].stage;
                self.scopes[scope].stage = stage;
                self.connect(scope, conditions, Connector::And, Negation::FREE, &mut share, true);
                self.scopes[scope].stage = last;
                self.out.put(")");
            }
            at += 1;
        }
    }
}
