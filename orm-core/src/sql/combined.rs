//! UNION, INTERSECT and EXCEPT: the further parts, and the order, which goes by positions.

use super::joins::Share;
use super::query::{Columns, Order};
use super::scope::{Selection, Span, Stage};
use super::{Renderer, TOO_LARGE};
use crate::plan::{Chosen, Expr, Key, Nulls, Plan, Segment, same};

/// That the order of a set operation is not that of columns that all parts have.
const ONLY_SELECTED: &str = "a union, intersection or difference can be ordered only by what it selects";

impl Renderer<'_> {
    /// A further part of a set operation. SQLite takes no LIMIT there, so a slice becomes a table of its own.
    pub(super) const fn part(&mut self, scope: usize, plan: &'static Plan, stage: Stage, columns: Columns) {
        // It stands beside the first part, inside of the same query.
        let around = self.scopes[scope].parent;
        let Some((inside, outside)) = self.nest_in(around, stage, plan) else { return };
        let sliced = self.scopes[inside].sliced || self.scopes[inside].combined_count > 0;
        let order = if sliced { Order::Own } else { Order::None };
        let (columns, mut clauses) = self.clauses(inside, columns, order);
        if self.scopes[scope].extra.len() > 0 {
            clauses.select = self.with_order_of(scope, inside, columns, clauses.select);
        }
        self.leave(outside);
        let depth = self.depth;
        self.depth = inside;
        if sliced {
            self.out.put("SELECT * FROM (");
        }
        self.body(inside, columns, clauses, None);
        if sliced {
            self.out.put(")");
        }
        self.depth = depth;
    }

    /// What a set operation is ordered by.
    const fn combined_keys(&self, scope: usize) -> &'static [Key] {
        match (self.scopes[scope].order, self.scopes[scope].plan) {
            (Some(keys), _) => keys,
            (None, Some(plan))
                if matches!(self.scopes[scope].selection, Selection::Model(Chosen::All | Chosen::Except(_))) =>
            {
                plan.ordering
            }
            _ => &[],
        }
    }

    /// Before [`Self::combined_order`]: what the rows are ordered by and not selected becomes a further column of each
    /// part.
    pub(super) const fn select_combined_order(&mut self, scope: usize, columns: Columns, order: Order) {
        if matches!(order, Order::None | Order::Key) {
            return;
        }
        let keys = self.combined_keys(scope);
        let mut at = 0;
        while at < keys.len() {
            if self.position(scope, columns, &keys[at].expr) == 0 {
                if matches!(columns, Columns::One) {
                    self.wrong = ONLY_SELECTED;
                }
                let start = self.out.at;
                self.order_key(scope, scope, &keys[at].expr);
                let span = self.since(start);
                if !self.scopes[scope].extra.push(span) {
                    self.wrong = TOO_LARGE;
                }
            }
            at += 1;
        }
    }

    /// Writes a key of the order of a set operation as a column of one of its parts.
    const fn order_key(&mut self, scope: usize, part: usize, key: &'static Expr) {
        let (state, whole) = (&self.scopes[part], &self.scopes[scope]);
        let fits = match (state.table, whole.table) {
            (Some(table), Some(own)) => same(table.name, own.name),
            _ => false,
        };
        let named = matches!(key, Expr::Path([Segment::Annotation(_), ..]));
        if !fits
            || named
            || whole.selected_first
            || state.qualify_count > 0
            || (part != scope && state.combined_count > 0)
        {
            self.wrong = ONLY_SELECTED;
        }
        let last = state.stage;
        self.scopes[part].stage = whole.order_stage;
        self.expression(part, key, Share::Any);
        self.scopes[part].stage = last;
    }

    /// The selected columns of a part, and after them what all parts are ordered by.
    const fn with_order_of(&mut self, scope: usize, part: usize, columns: Columns, select: Span) -> Span {
        let start = self.out.at;
        self.put_span(select);
        let keys = self.combined_keys(scope);
        let mut at = 0;
        while at < keys.len() {
            if self.position(scope, columns, &keys[at].expr) == 0 {
                self.out.put(", ");
                self.order_key(scope, part, &keys[at].expr);
            }
            at += 1;
        }
        self.since(start)
    }

    /// Writes the keys that a set operation is ordered by: columns of the result, by position.
    pub(super) const fn combined_order(&mut self, scope: usize, columns: Columns, order: Order) {
        let reversed = self.scopes[scope].reversed != matches!(order, Order::Reversed);
        let keys: &'static [Key] = match order {
            Order::None | Order::Key => &[],
            _ => self.combined_keys(scope),
        };
        let start = self.out.at;
        let mut further = self.width(scope);
        let mut at = 0;
        while at < keys.len() {
            let mut position = self.position(scope, columns, &keys[at].expr);
            if position == 0 {
                further += 1;
                position = further;
            }
            self.comma(start);
            self.out.put_number(position);
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
                self.out.put_number(position);
                self.put_direction(matches!(order, Order::Reversed), Nulls::Default);
            }
        }
    }

    /// How many columns are selected.
    const fn width(&self, scope: usize) -> u64 {
        let state = &self.scopes[scope];
        let mut width = match (state.selection, state.table) {
            (Selection::Values(items), _) => items.len(),
            (Selection::Model(chosen), Some(table)) => chosen.count(table),
            (Selection::Model(_), None) => 0,
        };
        let mut at = 0;
        while at < state.name_count {
            width += state.names[at].shown as usize;
            at += 1;
        }
        width as u64
    }

    /// The position of a column among those that are selected, from 1; 0 if it is not selected.
    const fn column(&self, scope: usize, id: u64) -> u64 {
        let state = &self.scopes[scope];
        let mut position = 0;
        let mut at = 0;
        match (state.selection, state.table) {
            (Selection::Model(chosen), Some(table)) => {
                let listed = chosen.listed(table);
                while at < listed.len() {
                    if chosen.has(listed[at], table) {
                        position += 1;
                        if listed[at].id == id {
                            return position;
                        }
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
            (Selection::Model(_), None) => 0,
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
            (Selection::Model(chosen), Some(table)) => chosen.count(table),
            (Selection::Model(_), None) => return 0,
        };
        let (mut related, mut shown) = (0, 0);
        let mut at = 0;
        while at < state.name_count {
            if state.names[at].shown
                && let Some(own) = state.names[at].name
            {
                while related < state.related.len() && state.related[related].after <= shown {
                    position += state.related[related].columns.count(state.related[related].table);
                    related += 1;
                }
                position += 1;
                shown += 1;
                if same(own, name) {
                    return position as u64;
                }
            }
            at += 1;
        }
        0
    }

    /// The position of an expression among the selected columns, from 1; 0 if it is not selected.
    const fn position(&self, scope: usize, columns: Columns, expr: &'static Expr) -> u64 {
        match expr {
            // Of whole models, as the right side of `in`, the key alone.
            Expr::Path(path)
                if let (Columns::One, Selection::Model(_), Some(table)) =
                    (columns, self.scopes[scope].selection, self.scopes[scope].table) =>
            {
                match path {
                    [Segment::Column(column)] if column.id == table.key.id => 1,
                    _ => 0,
                }
            }
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
    pub(super) const fn same_path(&self, scope: usize, path: &'static [Segment]) -> u64 {
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
}

/// Whether an expression is the column of this identity, be it as the key of a relation.
pub(super) const fn names(expr: &Expr, id: u64) -> bool {
    match expr {
        Expr::Path([Segment::Column(column)]) => column.id == id,
        Expr::Path([Segment::Relation(relation)]) => match relation.hops {
            [hop] => hop.from_id == id,
            _ => false,
        },
        _ => false,
    }
}

/// Whether two paths of columns, relations and annotations are the same.
pub(super) const fn same_segments(a: &[Segment], b: &[Segment]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        let equal = match (&a[at], &b[at]) {
            (Segment::Column(a), Segment::Column(b)) => a.id == b.id,
            (Segment::Relation(a), Segment::Relation(b)) => same(a.name, b.name),
            (Segment::Annotation(a), Segment::Annotation(b)) => same(a, b),
            _ => false,
        };
        if !equal {
            return false;
        }
        at += 1;
    }
    true
}
