//! Whole queries: the clauses put together for each verb.

use super::Renderer;
use super::joins::{Share, skip};
use super::scope::{Grouping, Mark, Selection, Span};
use super::text::Verb;
use super::writer::same;
use crate::plan::{Combine, Expr, Key, Nulls, Plan, Segment, Table};

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

impl<const N: usize> Renderer<N> {
    /// Writes the query of `scope` for `verb`; returns where its text begins.
    pub(super) const fn query(&mut self, scope: usize, verb: Verb) -> usize {
        let state = &self.scopes[scope];
        let wrapped =
            state.distinct || state.sliced || state.combined_count > 0 || !matches!(state.grouping, Grouping::None);
        if let Some(items) = state.aggregate {
            let wrapped = wrapped || self.has_windows(scope);
            return self.aggregated(scope, items, wrapped);
        }
        match verb {
            Verb::Select => self.statement(scope, Columns::Own, Order::Own, None),
            Verb::Get => {
                let order = if state.sliced { Order::Own } else { Order::None };
                self.statement(scope, Columns::Own, order, Some(21))
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
                let start = self.mark();
                self.put("SELECT COUNT(*) FROM (");
                self.body(scope, inner, clauses, None);
                self.put(")");
                start
            }
            Verb::Count => self.statement(scope, Columns::Count, Order::None, None),
            Verb::Contains => {
                self.by_key(scope, " = ", "");
                self.statement(scope, Columns::Unit, Order::None, Some(1))
            }
            Verb::InBulk => {
                self.by_key(scope, " IN (SELECT value FROM json_each(", "))");
                self.statement(scope, Columns::Own, Order::None, None)
            }
            Verb::Keys => {
                let order = if state.sliced { Order::Own } else { Order::None };
                self.statement(scope, Columns::One, order, None)
            }
            Verb::Delete => self.delete(scope, wrapped),
        }
    }

    /// `DELETE`: by the conditions themselves if they are about the one table, else by the keys.
    const fn delete(&mut self, scope: usize, wrapped: bool) -> usize {
        let order = if self.scopes[scope].sliced { Order::Own } else { Order::None };
        let (columns, clauses) = self.clauses(scope, Columns::One, order);
        let state = &self.scopes[scope];
        // Duplicates do not matter to what is deleted.
        let plain = (!wrapped || only_distinct(state)) && state.qualify_count == 0 && state.join_count == 1;
        let Some(table) = state.table else { return self.mark() };
        let start = self.mark();
        self.put("DELETE FROM ");
        self.put(table.quoted);
        if plain {
            self.all(scope, " WHERE ", false);
        } else {
            self.put(" WHERE ");
            self.put(table.key.qualified);
            self.put(" IN (");
            self.body(scope, columns, clauses, None);
            self.put(")");
        }
        start
    }

    /// Whether a window is computed, of which an aggregate can be taken only from outside.
    const fn has_windows(&self, scope: usize) -> bool {
        let mut at = 0;
        while at < self.scopes[scope].name_count {
            if self.scopes[scope].names[at].window {
                return true;
            }
            at += 1;
        }
        false
    }

    /// One more condition: the key compared with a parameter after all others.
    const fn by_key(&mut self, scope: usize, before: &'static str, after: &'static str) {
        let (Some(table), Some(plan)) = (self.scopes[scope].table, self.scopes[scope].plan) else { return };
        let start = self.mark();
        self.put_alias(scope, 0);
        self.put(".");
        self.put(table.key.quoted);
        self.put(before);
        self.param(scope, plan.params);
        self.put(after);
        let span = self.since(start);
        if !self.scopes[scope].filters.push(span) {
            self.failed = true;
        }
    }

    /// A query as a value: `(SELECT …)`.
    pub(super) const fn subquery(&mut self, scope: usize, plan: &'static Plan) {
        self.put("(");
        self.nested(scope, plan);
        self.put(")");
    }

    /// A query of one column, as the right side of `in`. Its order matters only if it is sliced.
    pub(super) const fn nested(&mut self, scope: usize, plan: &'static Plan) {
        let Some((inside, outside)) = self.nest(scope, plan) else { return };
        let order = if self.scopes[inside].sliced { Order::Own } else { Order::None };
        let (columns, clauses) = self.clauses(inside, Columns::One, order);
        self.leave(outside);
        // The text goes to the sink outside; while it is written the scope inside must stay as it is.
        let depth = self.depth;
        self.depth = inside;
        self.body(inside, columns, clauses, None);
        self.depth = depth;
    }

    /// `EXISTS(SELECT 1 …)`
    pub(super) const fn exists(&mut self, scope: usize, plan: &'static Plan) {
        let Some((inside, outside)) = self.nest(scope, plan) else { return };
        let order = if self.scopes[inside].sliced { Order::Own } else { Order::None };
        let columns = self.unit(inside);
        let (columns, clauses) = self.clauses(inside, columns, order);
        self.leave(outside);
        let depth = self.depth;
        self.depth = inside;
        self.put("EXISTS(");
        self.body(inside, columns, clauses, None);
        self.put(")");
        self.depth = depth;
    }

    /// What is selected if only whether there is a row matters: parts of a set operation are compared by all columns.
    const fn unit(&self, scope: usize) -> Columns {
        if self.scopes[scope].combined_count > 0 { Columns::Own } else { Columns::Unit }
    }

    const fn statement(&mut self, scope: usize, columns: Columns, order: Order, limit: Option<u64>) -> usize {
        let (columns, clauses) = self.clauses(scope, columns, order);
        let start = self.mark();
        self.body(scope, columns, clauses, limit);
        start
    }

    /// Whether rows come in an order that somebody asked for.
    const fn is_ordered(&self, scope: usize) -> bool {
        let state = &self.scopes[scope];
        match (state.order, state.plan) {
            (Some(keys), _) => !keys.is_empty(),
            (None, Some(plan)) => !plan.ordering.is_empty() && matches!(state.grouping, Grouping::None),
            (None, None) => false,
        }
    }

    /// Writes the clauses that may add joins.
    pub(super) const fn clauses(&mut self, scope: usize, columns: Columns, order: Order) -> (Columns, Clauses) {
        let start = self.mark();
        match columns {
            Columns::Unit => self.put("1"),
            // Of a query that becomes a table, its rows are counted from outside.
            Columns::Count if self.scopes[scope].qualify_count > 0 => self.put("1"),
            Columns::Count => self.put("COUNT(*)"),
            Columns::Own | Columns::One => self.select(scope, matches!(columns, Columns::One)),
        }
        let mut select = self.since(start);
        let start = self.mark();
        if self.scopes[scope].combined_count > 0 {
            self.combined_order(scope, order);
        } else {
            self.order(scope, order);
        }
        let order_text = self.since(start);
        // SELECT DISTINCT compares what the rows are ordered by, too, as in Django.
        if self.scopes[scope].distinct && self.scopes[scope].extra.len() > 0 {
            let start = self.mark();
            self.put_span(select);
            let mut at = 0;
            while at < self.scopes[scope].extra.len() {
                self.put(", ");
                let span = self.scopes[scope].extra.get(at);
                self.put_span(span);
                at += 1;
            }
            select = self.since(start);
        }
        let start = self.mark();
        self.group_by(scope);
        let group = self.since(start);
        if self.slices_parents(scope) {
            select = self.with_row_numbers(scope, select, order_text);
        }
        let mut qualify = Span::EMPTY;
        if self.scopes[scope].qualify_count > 0 {
            select = self.with_windows(scope, select, order_text);
            let start = self.mark();
            self.qualifying = true;
            self.qualifications(scope);
            self.qualifying = false;
            qualify = self.since(start);
        }
        (columns, Clauses { select, order: order_text, group, qualify })
    }

    /// The selected columns, and after them what conditions over windows and the order need of the query as a table.
    const fn with_windows(&mut self, scope: usize, select: Span, order: Span) -> Span {
        let start = self.mark();
        self.put_span(select);
        let mut at = 0;
        while at < self.scopes[scope].name_count {
            self.put(", ");
            let named = self.scopes[scope].names[at];
            self.put_span(named.text);
            self.put(" AS ");
            self.put_qualified(named.name);
            at += 1;
        }
        if order.len > 0 {
            self.put(", ROW_NUMBER() OVER (ORDER BY ");
            self.put_span(order);
            self.put(") AS \"qualify order\"");
        }
        self.since(start)
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

    /// A query with conditions over windows, which apply when the windows are computed: so it becomes a table, with
    /// its annotations and its order as further columns, which do no harm at the end of a row.
    const fn qualified(&mut self, scope: usize, columns: Columns, clauses: Clauses, limit: Option<u64>) {
        self.put("SELECT ");
        match columns {
            Columns::Count => self.put("COUNT(*)"),
            Columns::Unit => self.put("1"),
            Columns::Own => self.put("*"),
            Columns::One => self.put_only_name(scope),
        }
        self.put(" FROM (");
        let inner = match columns {
            Columns::Count | Columns::Unit => Columns::Unit,
            columns => columns,
        };
        self.plain(scope, inner, clauses, Span::EMPTY);
        self.put(") AS \"qualify\" WHERE ");
        self.put_span(clauses.qualify);
        if clauses.order.len > 0 {
            self.put(" ORDER BY \"qualify order\"");
        }
        self.limit(scope, limit);
    }

    /// Writes the name of an annotation as a column of the query as a table.
    pub(super) const fn put_qualified(&mut self, name: Option<&'static str>) {
        self.put("\"qualify ");
        if let Some(name) = name {
            self.put(name);
        }
        self.put("\"");
    }

    /// Writes the name of the one column of a query that is the right side of `in`.
    const fn put_only_name(&mut self, scope: usize) {
        match (self.scopes[scope].selection, self.scopes[scope].table) {
            (Selection::Values([item, ..]), _) => self.arenas[self.sink].put_name(item.name),
            (_, Some(table)) => self.put(table.key.quoted),
            (_, None) => {}
        }
    }

    /// Writes the query from SELECT to ORDER BY.
    pub(super) const fn plain(&mut self, scope: usize, columns: Columns, clauses: Clauses, order: Span) {
        let combined = self.scopes[scope].combined_count;
        self.put("SELECT ");
        if self.scopes[scope].distinct && !matches!(columns, Columns::Unit | Columns::Count) {
            self.put("DISTINCT ");
        }
        self.put_span(clauses.select);
        self.put(" FROM ");
        self.put_from(scope);
        self.all(scope, " WHERE ", false);
        if clauses.group.len > 0 {
            self.put(" GROUP BY ");
            self.put_span(clauses.group);
        }
        self.all(scope, " HAVING ", true);
        let mut at = 0;
        while at < combined {
            if let Some((combine, plan)) = self.scopes[scope].combined[at] {
                self.put(match combine {
                    Combine::Union => " UNION ",
                    Combine::UnionAll => " UNION ALL ",
                    Combine::Intersection => " INTERSECT ",
                    Combine::Difference => " EXCEPT ",
                });
                self.part(scope, plan, columns);
            }
            at += 1;
        }
        if order.len > 0 {
            self.put(" ORDER BY ");
            self.put_span(order);
        }
    }

    /// A further part of a set operation. SQLite takes no LIMIT there, so a slice becomes a table of its own.
    const fn part(&mut self, scope: usize, plan: &'static Plan, columns: Columns) {
        // It stands beside the first part, inside of the same query.
        let around = self.scopes[scope].parent;
        let offset = self.scopes[scope].offset;
        let Some((inside, outside)) = self.nest_in(around, offset, plan) else { return };
        let sliced = self.scopes[inside].sliced || self.scopes[inside].combined_count > 0;
        let order = if sliced { Order::Own } else { Order::None };
        let (columns, clauses) = self.clauses(inside, columns, order);
        self.leave(outside);
        let depth = self.depth;
        self.depth = inside;
        if sliced {
            self.put("SELECT * FROM (");
        }
        self.body(inside, columns, clauses, None);
        if sliced {
            self.put(")");
        }
        self.depth = depth;
    }

    /// Writes the keys that a set operation is ordered by: columns of the result, by position.
    const fn combined_order(&mut self, scope: usize, order: Order) {
        let reversed = self.scopes[scope].reversed != matches!(order, Order::Reversed);
        let keys: &'static [Key] = match (order, self.scopes[scope].order, self.scopes[scope].plan) {
            (Order::None | Order::Key, _, _) => &[],
            (_, Some(keys), _) => keys,
            (_, None, Some(plan)) if matches!(self.scopes[scope].selection, Selection::Whole) => plan.ordering,
            _ => &[],
        };
        let start = self.mark();
        let mut at = 0;
        while at < keys.len() {
            let position = self.position(scope, &keys[at].expr);
            assert!(position > 0, "a union, intersection or difference can be ordered only by what it selects");
            self.comma(start);
            self.arenas[self.sink].put_number(position);
            self.put_direction(keys[at].descending != reversed, keys[at].nulls);
            at += 1;
        }
        // `first` and `last` of rows in no order go by the key, if it is selected.
        if keys.is_empty()
            && matches!(order, Order::Key | Order::Reversed)
            && let Some(table) = self.scopes[scope].table
        {
            let position = self.column(scope, table.key.id);
            if position > 0 {
                self.arenas[self.sink].put_number(position);
                self.put_direction(matches!(order, Order::Reversed), Nulls::Default);
            }
        }
    }

    /// The position of a column among those that are selected, from 1; 0 if it is not selected.
    const fn column(&self, scope: usize, id: u64) -> u64 {
        let state = &self.scopes[scope];
        let mut position = 0;
        let mut at = 0;
        match (state.selection, state.table) {
            (Selection::Whole, Some(table)) => {
                while at < table.columns.len() {
                    let column = table.columns[at];
                    if !self.is_deferred(scope, column.id) || column.id == table.key.id {
                        position += 1;
                    }
                    if column.id == id {
                        return position;
                    }
                    at += 1;
                }
                0
            }
            (Selection::Values(items), _) => {
                while at < items.len() {
                    if names(&items[at].expr, id) {
                        return at as u64 + 1;
                    }
                    at += 1;
                }
                0
            }
            (Selection::Only(columns), _) => {
                while at < columns.len() {
                    if names(&columns[at], id) {
                        return at as u64 + 1;
                    }
                    at += 1;
                }
                0
            }
            (Selection::Whole, None) => 0,
        }
    }

    /// The position of an annotation among the selected columns, from 1; 0 if it is not selected.
    const fn annotation(&self, scope: usize, name: &str) -> u64 {
        let state = &self.scopes[scope];
        let mut position = match (state.selection, state.table) {
            (Selection::Values(items), _) => {
                let mut at = 0;
                while at < items.len() {
                    if same(name, items[at].name) {
                        return at as u64 + 1;
                    }
                    at += 1;
                }
                items.len()
            }
            (Selection::Only(columns), _) => columns.len(),
            (Selection::Whole, Some(table)) => table.columns.len() - state.deferred_count,
            (Selection::Whole, None) => return 0,
        };
        let mut at = 0;
        while at < state.name_count {
            if state.names[at].shown
                && let Some(own) = state.names[at].name
            {
                position += 1;
                if same(own, name) {
                    return position as u64;
                }
            }
            at += 1;
        }
        0
    }

    /// The position of an expression among the selected columns, from 1; 0 if it is not selected.
    const fn position(&self, scope: usize, expr: &'static Expr) -> u64 {
        match expr {
            Expr::Path([Segment::Column(column)]) => self.column(scope, column.id),
            Expr::Path([Segment::Relation(relation)]) => match relation.hops {
                [hop] => self.column(scope, hop.from_id),
                _ => 0,
            },
            Expr::Path([Segment::Annotation(name)]) => self.annotation(scope, name),
            Expr::Path(path) => self.same_path(scope, path),
            _ => 0,
        }
    }

    /// The position of a path over relations: `values(category__name)` can be ordered by as such.
    const fn same_path(&self, scope: usize, path: &'static [Segment]) -> u64 {
        let Selection::Values(items) = self.scopes[scope].selection else { return 0 };
        let mut at = 0;
        while at < items.len() {
            if let Expr::Path(other) = &items[at].expr
                && same_segments(path, other)
            {
                return at as u64 + 1;
            }
            at += 1;
        }
        0
    }

    /// Writes conditions with AND between them.
    const fn all(&mut self, scope: usize, word: &'static str, having: bool) {
        let state = &self.scopes[scope];
        let list = if having { state.having } else { state.filters };
        let mut at = 0;
        while at < list.len() {
            self.put(if at == 0 { word } else { " AND " });
            self.put_span(list.get(at));
            at += 1;
        }
    }

    /// Writes LIMIT and OFFSET: the slice, and of that at most `limit` rows.
    const fn limit(&mut self, scope: usize, limit: Option<u64>) {
        let state = &self.scopes[scope];
        let (low, high) = (state.low, state.high);
        match (low, high, limit) {
            (Mark::Number(0), None, None) => return,
            (_, None, None) => self.put(" LIMIT -1"),
            (_, None, Some(limit)) => {
                self.put(" LIMIT ");
                self.arenas[self.sink].put_number(limit);
            }
            (Mark::Number(low), Some(Mark::Number(high)), limit) => {
                let mut rows = high.saturating_sub(low);
                if let Some(limit) = limit
                    && limit < rows
                {
                    rows = limit;
                }
                self.put(" LIMIT ");
                self.arenas[self.sink].put_number(rows);
            }
            // A negative LIMIT would mean all rows.
            (low, Some(high), limit) => {
                self.put(" LIMIT MAX(0, ");
                if limit.is_some() {
                    self.put("MIN(");
                }
                self.put_mark(high);
                if !matches!(low, Mark::Number(0)) {
                    self.put(" - (");
                    self.put_mark(low);
                    self.put(")");
                }
                if let Some(limit) = limit {
                    self.put(", ");
                    self.arenas[self.sink].put_number(limit);
                    self.put(")");
                }
                self.put(")");
            }
        }
        if !matches!(low, Mark::Number(0)) {
            self.put(" OFFSET ");
            self.put_mark(low);
        }
    }

    /// Writes the selected columns. `one`: only the key of a query of whole models.
    const fn select(&mut self, scope: usize, one: bool) {
        let Some(table) = self.scopes[scope].table else { return };
        let start = self.mark();
        match self.scopes[scope].selection {
            Selection::Values(items) => {
                let mut at = 0;
                while at < items.len() {
                    self.comma(start);
                    self.expression(scope, &items[at].expr, Share::Any);
                    self.put(" AS ");
                    self.arenas[self.sink].put_name(items[at].name);
                    at += 1;
                }
            }
            Selection::Whole | Selection::Only(_) if one => {
                self.put_alias(scope, 0);
                self.put(".");
                self.put(table.key.quoted);
                return;
            }
            Selection::Only(columns) => {
                let mut at = 0;
                while at < columns.len() {
                    self.comma(start);
                    self.expression(scope, &columns[at], Share::Any);
                    at += 1;
                }
            }
            Selection::Whole if scope == 0 && self.scopes[scope].deferred_count == 0 => self.put(table.select),
            Selection::Whole => self.columns(scope, table, 0, start),
        }
        let related = self.scopes[scope].related;
        let mut at = 0;
        while at < related.len() {
            let alias = self.table_at(scope, 0, related[at].path, Share::Any);
            self.columns(scope, related[at].table, alias, start);
            at += 1;
        }
        let mut at = 0;
        while at < self.scopes[scope].name_count {
            let named = self.scopes[scope].names[at];
            if named.shown
                && let Some(name) = named.name
            {
                self.comma(start);
                self.put_span(named.text);
                self.put(" AS ");
                self.arenas[self.sink].put_name(name);
            }
            at += 1;
        }
        self.parent_column(scope, start);
    }

    /// Writes the columns of one table, except those of the query's own that are deferred.
    const fn columns(&mut self, scope: usize, table: &'static Table, alias: usize, start: usize) {
        let mut at = 0;
        while at < table.columns.len() {
            let column = table.columns[at];
            if alias > 0 || !self.is_deferred(scope, column.id) || column.id == table.key.id {
                self.comma(start);
                self.put_alias(scope, alias);
                self.put(".");
                self.put(column.quoted);
            }
            at += 1;
        }
    }

    const fn is_deferred(&self, scope: usize, column: u64) -> bool {
        let state = &self.scopes[scope];
        let mut at = 0;
        while at < state.deferred_count {
            if state.deferred[at] == column {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Writes a comma unless nothing was written since `start`.
    pub(super) const fn comma(&mut self, start: usize) {
        if self.mark() > start {
            self.put(", ");
        }
    }

    /// Writes the keys to order by, and notes those that DISTINCT and GROUP BY have to know.
    const fn order(&mut self, scope: usize, order: Order) {
        self.scopes[scope].extra.clear();
        let start = self.mark();
        let reversed = self.scopes[scope].reversed != matches!(order, Order::Reversed);
        let keys: &'static [Key] = match (order, self.scopes[scope].order, self.scopes[scope].plan) {
            (Order::None | Order::Key, _, _) => &[],
            (_, Some(keys), _) => keys,
            (_, None, Some(plan)) if matches!(self.scopes[scope].grouping, Grouping::None) => plan.ordering,
            _ => &[],
        };
        self.keys(scope, 0, keys, reversed, start);
        if keys.is_empty()
            && matches!(order, Order::Key | Order::Reversed)
            && let Some(table) = self.scopes[scope].table
        {
            self.put_alias(scope, 0);
            self.put(".");
            self.put(table.key.quoted);
            if matches!(order, Order::Reversed) {
                self.put(" DESC");
            }
        }
    }

    /// Writes `keys` as seen from the table `from`.
    const fn keys(&mut self, scope: usize, from: usize, keys: &'static [Key], reversed: bool, start: usize) {
        let mut at = 0;
        while at < keys.len() {
            let key: &'static Key = &keys[at];
            let descending = key.descending != reversed;
            match key.expr {
                // A relation is ordered by as its target orders itself.
                Expr::Path(path) if !key.target.is_empty() => {
                    let alias = self.table_at(scope, from, path, Share::Any);
                    self.keys(scope, alias, key.target, descending, start);
                }
                Expr::Path(path) => {
                    self.comma(start);
                    let place = self.resolve(scope, from, path, Share::Any);
                    let rest = skip(path, place.rest);
                    let mark = self.mark();
                    match rest {
                        [] | [.., Segment::Transform(_)] => self.left(scope, &place, rest),
                        _ => self.json_order(scope, &place, rest),
                    }
                    let span = self.since(mark);
                    let plain = rest.is_empty()
                        && place.alias == 0
                        && place.name.is_none()
                        && matches!(self.scopes[scope].selection, Selection::Whole);
                    let aggregate = self.path_aggregates(scope, path);
                    if !plain {
                        self.note(scope, span, aggregate);
                    }
                    self.put_direction(descending, key.nulls);
                }
                _ => {
                    self.comma(start);
                    let mark = self.mark();
                    self.operand(scope, &key.expr, Share::Any);
                    let span = self.since(mark);
                    let aggregate = self.expression_aggregates(scope, &key.expr);
                    self.note(scope, span, aggregate);
                    let nulls = match (key.nulls, reversed) {
                        (Nulls::First, true) => Nulls::Last,
                        (Nulls::Last, true) => Nulls::First,
                        (nulls, _) => nulls,
                    };
                    self.put_direction(descending, nulls);
                }
            }
            at += 1;
        }
    }

    const fn note(&mut self, scope: usize, span: Span, aggregate: bool) {
        if !self.scopes[scope].extra.push(span) {
            self.failed = true;
        }
        if !aggregate && !matches!(self.scopes[scope].grouping, Grouping::None) && !self.scopes[scope].group.push(span)
        {
            self.failed = true;
        }
    }

    /// Writes what the query groups by: its keys, and whatever else it selects or orders by that is no aggregate.
    const fn group_by(&mut self, scope: usize) {
        let start = self.mark();
        match self.scopes[scope].grouping {
            Grouping::None => return,
            Grouping::Row => {
                if let Some(table) = self.scopes[scope].table {
                    self.put_alias(scope, 0);
                    self.put(".");
                    self.put(table.key.quoted);
                }
            }
            Grouping::Values => {}
        }
        let mut at = 0;
        while at < self.scopes[scope].group.len() {
            self.comma(start);
            let span = self.scopes[scope].group.get(at);
            self.put_span(span);
            at += 1;
        }
        if let Selection::Values(items) = self.scopes[scope].selection {
            let mut at = 0;
            while at < items.len() {
                if !self.expression_aggregates(scope, &items[at].expr) {
                    self.comma(start);
                    self.expression(scope, &items[at].expr, Share::Any);
                }
                at += 1;
            }
        }
        let mut at = 0;
        while at < self.scopes[scope].name_count {
            let named = self.scopes[scope].names[at];
            if named.shown && !named.aggregate {
                self.comma(start);
                self.put_span(named.text);
            }
            at += 1;
        }
    }
}

/// Whether a query is no more than distinct: neither sliced nor grouped nor combined.
const fn only_distinct(state: &super::scope::Scope) -> bool {
    state.distinct && !state.sliced && state.combined_count == 0 && matches!(state.grouping, Grouping::None)
}

/// Whether an expression is the column of this identity, be it as the key of a relation.
const fn names(expr: &Expr, id: u64) -> bool {
    match expr {
        Expr::Path([Segment::Column(column)]) => column.id == id,
        Expr::Path([Segment::Relation(relation)]) => match relation.hops {
            [hop] => hop.from_id == id,
            _ => false,
        },
        _ => false,
    }
}

/// Whether two paths of columns and relations are the same.
const fn same_segments(a: &[Segment], b: &[Segment]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        let equal = match (&a[at], &b[at]) {
            (Segment::Column(a), Segment::Column(b)) => a.id == b.id,
            (Segment::Relation(a), Segment::Relation(b)) => same(a.name, b.name),
            _ => false,
        };
        if !equal {
            return false;
        }
        at += 1;
    }
    true
}
