//! Conditions over windows: they apply when the windows are computed, so the query becomes a table.

use super::Renderer;
use super::condition::{Connector, Negation};
use super::query::{Clauses, Columns};
use super::scope::{Joins, Selection, Span};

impl Renderer<'_> {
    /// The selected columns, and after them what conditions over windows and the order need of the query as a table;
    /// and the order as that of the table's columns. What is ordered by may itself be a window.
    pub(super) const fn with_windows(&mut self, scope: usize, select: Span, order: Span) -> (Span, Span) {
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
            self.out.put(" AS ");
            self.put_term(at);
            at += 1;
        }
        let select = self.since(start);
        let start = self.out.at;
        let mut at = 0;
        while at < terms.len() {
            self.comma(start);
            self.put_term(at);
            // The direction is what stands between this term and the next.
            let after = terms.get(at).start + terms.get(at).len;
            at += 1;
            let end = if at < terms.len() { terms.get(at).start - ", ".len() } else { order.start + order.len };
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
            // Related rows have columns of the same names.
            Columns::Own if !self.scopes[scope].related.is_empty() => self.out.put("*"),
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

    /// Writes the name of what is ordered by, as a column of the query as a table.
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

    /// Writes the conditions over windows, as they apply to the query as a table.
    pub(super) const fn qualifications(&mut self, scope: usize) {
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
