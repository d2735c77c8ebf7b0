//! UNION, INTERSECT and EXCEPT: the further parts, and the order, which goes by positions.

use super::Renderer;
use super::query::{Columns, Order};
use super::scope::{Selection, Stage};
use crate::plan::{Chosen, Expr, Key, Nulls, Plan, Segment, same};

impl Renderer<'_> {
    /// A further part of a set operation. SQLite takes no LIMIT there, so a slice becomes a table of its own.
    pub(super) const fn part(&mut self, scope: usize, plan: &'static Plan, stage: Stage, columns: Columns) {
        // It stands beside the first part, inside of the same query.
        let around = self.scopes[scope].parent;
        let Some((inside, outside)) = self.nest_in(around, stage, plan) else { return };
        let sliced = self.scopes[inside].sliced || self.scopes[inside].combined_count > 0;
        let order = if sliced { Order::Own } else { Order::None };
        let (columns, clauses) = self.clauses(inside, columns, order);
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

    /// Writes the keys that a set operation is ordered by: columns of the result, by position.
    pub(super) const fn combined_order(&mut self, scope: usize, order: Order) {
        let reversed = self.scopes[scope].reversed != matches!(order, Order::Reversed);
        let keys: &'static [Key] = match (order, self.scopes[scope].order, self.scopes[scope].plan) {
            (Order::None | Order::Key, _, _) => &[],
            (_, Some(keys), _) => keys,
            (_, None, Some(plan))
                if matches!(self.scopes[scope].selection, Selection::Model(Chosen::All | Chosen::Except(_))) =>
            {
                plan.ordering
            }
            _ => &[],
        };
        let start = self.out.at;
        let mut at = 0;
        while at < keys.len() {
            let position = self.position(scope, &keys[at].expr);
            if position == 0 {
                self.wrong = "a union, intersection or difference can be ordered only by what it selects";
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
