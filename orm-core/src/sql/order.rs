//! ORDER BY.

use super::combined::names;
use super::joins::{Share, skip};
use super::query::Order;
use super::scope::{Grouping, Selection, Span};
use super::{Renderer, TOO_LARGE};
use crate::plan::{Chosen, Column, Expr, Key, Nulls};

impl Renderer<'_> {
    /// Whether rows come in an order that somebody asked for.
    pub(super) const fn is_ordered(&self, scope: usize) -> bool {
        let state = &self.scopes[scope];
        match (state.order, state.plan) {
            (Some(keys), _) => !keys.is_empty(),
            (None, Some(plan)) => !plan.ordering.is_empty() && matches!(state.grouping, Grouping::None),
            (None, None) => false,
        }
    }

    /// Whether its rows are groups in no order: neither in one that was given nor in that of the primary key.
    pub(super) const fn has_no_ends(&self, scope: usize) -> bool {
        let state = &self.scopes[scope];
        let Some(table) = state.table else { return false };
        if !matches!(state.grouping, Grouping::Values) || state.combined_count > 0 || self.is_ordered(scope) {
            return false;
        }
        let mut at = 0;
        while at < state.grouped_by.len() {
            if names(&state.grouped_by[at].expr, table.key.id) {
                return false;
            }
            at += 1;
        }
        true
    }

    /// Writes the keys to order by, and notes those that DISTINCT and GROUP BY have to know.
    pub(super) const fn order(&mut self, scope: usize, order: Order) {
        self.scopes[scope].extra.clear();
        self.scopes[scope].terms.clear();
        let start = self.out.at;
        let reversed = self.scopes[scope].reversed != matches!(order, Order::Reversed);
        let keys: &'static [Key] = match (order, self.scopes[scope].order, self.scopes[scope].plan) {
            (Order::None | Order::Key, _, _) => &[],
            (_, Some(keys), _) => keys,
            (_, None, Some(plan)) if matches!(self.scopes[scope].grouping, Grouping::None) => plan.ordering,
            _ => &[],
        };
        let stage = self.scopes[scope].stage;
        if self.scopes[scope].order.is_some() {
            self.scopes[scope].stage = self.scopes[scope].order_stage;
        }
        self.keys(scope, 0, keys, reversed, start);
        self.scopes[scope].stage = stage;
        if keys.is_empty()
            && matches!(order, Order::Key | Order::Reversed)
            && let Some(table) = self.scopes[scope].table
        {
            self.put_alias(scope, 0);
            self.out.put(".");
            self.out.put(table.key.quoted);
            let span = self.since(start);
            self.term(scope, span);
            if reversed {
                self.out.put(" DESC");
            }
        }
    }

    /// Whether a column of the query's own table is selected; `None` is a key that a relation goes by.
    const fn selects(&self, scope: usize, column: Option<&'static Column>) -> bool {
        let state = &self.scopes[scope];
        match (state.selection, column, state.table) {
            (Selection::Model(Chosen::All), _, _) => true,
            (Selection::Model(chosen), Some(column), Some(table)) => chosen.has(column, table),
            _ => false,
        }
    }

    /// Writes `keys` as seen from the table `from`.
    const fn keys(&mut self, scope: usize, from: usize, keys: &'static [Key], reversed: bool, start: usize) {
        let mut at = 0;
        while at < keys.len() {
            let key: &'static Key = &keys[at];
            let descending = key.descending != reversed;
            match key.expr {
                // A relation is ordered by as its target orders itself, but a selected column is what it is.
                Expr::Path(path) if !key.target.is_empty() && (from > 0 || self.same_path(scope, path) == 0) => {
                    let alias = self.table_at(scope, from, path, Share::Any);
                    self.keys(scope, alias, key.target, descending, start);
                }
                Expr::Path(path) => {
                    self.comma(start);
                    let share = match self.scopes[scope].selected_joins {
                        0 => Share::Any,
                        _ => self.order_share(scope, path),
                    };
                    let place = self.resolve(scope, from, path, share);
                    let rest = skip(path, place.rest);
                    let mark = self.out.at;
                    if self.inside_json(scope, &place, rest) {
                        self.json_order(scope, &place, rest);
                    } else {
                        self.left(scope, &place, rest);
                    }
                    let span = self.since(mark);
                    self.term(scope, span);
                    let plain = rest.is_empty()
                        && place.alias == 0
                        && place.name.is_none()
                        && self.selects(scope, place.column);
                    if !plain {
                        let grouped = matches!(self.scopes[scope].grouping, Grouping::None)
                            || self.path_aggregates(scope, path)
                            || self.path_windows(scope, path)
                            || (from == 0 && self.groups_by(scope, path));
                        self.note(scope, span, grouped);
                    }
                    self.put_direction(descending, key.nulls.turned(reversed));
                }
                _ => {
                    self.comma(start);
                    let mark = self.out.at;
                    self.operand(scope, &key.expr, Share::Any);
                    let span = self.since(mark);
                    self.term(scope, span);
                    let grouped = matches!(self.scopes[scope].grouping, Grouping::None)
                        || self.expression_aggregates(scope, &key.expr)
                        || self.expression_windows(scope, &key.expr);
                    self.note(scope, span, grouped);
                    self.put_direction(descending, key.nulls.turned(reversed));
                }
            }
            at += 1;
        }
    }

    /// Notes what is ordered by. `grouped`: GROUP BY need not have it, as there is none, or it is an aggregate or there anyway.
    const fn note(&mut self, scope: usize, span: Span, grouped: bool) {
        if !self.scopes[scope].extra.push(span) {
            self.wrong = TOO_LARGE;
        }
        if !grouped && !self.scopes[scope].group.push(span) {
            self.wrong = TOO_LARGE;
        }
    }

    /// Notes a term of the order, which a query that becomes a table has as a column.
    const fn term(&mut self, scope: usize, span: Span) {
        if self.scopes[scope].qualify_count > 0 && !self.scopes[scope].terms.push(span) {
            self.wrong = TOO_LARGE;
        }
    }

    /// Writes what follows a key of an order.
    pub(super) const fn put_direction(&mut self, descending: bool, nulls: Nulls) {
        if descending {
            self.out.put(" DESC");
        }
        match nulls {
            Nulls::Default => {}
            Nulls::First => self.out.put(" NULLS FIRST"),
            Nulls::Last => self.out.put(" NULLS LAST"),
        }
    }
}
