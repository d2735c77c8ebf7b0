//! What is selected, and what is grouped by.

use super::Renderer;
use super::combined::same_segments;
use super::joins::Share;
use super::scope::{Grouping, Selection, Stage};
use super::split::to_many;
use crate::plan::{Chosen, Expr, Item, Segment, Table, same};

impl Renderer<'_> {
    /// Writes the selected columns. `one`: only the key of a query of whole models.
    pub(super) const fn select(&mut self, scope: usize, one: bool) {
        let Some(table) = self.scopes[scope].table else { return };
        let start = self.out.at;
        if one && !matches!(self.scopes[scope].selection, Selection::Model(_)) {
            self.pointed = None;
        }
        match self.scopes[scope].selection {
            Selection::Values(items) => {
                let share = self.selected_share(scope);
                let stage = self.go_to_selection(scope);
                let mut at = 0;
                while at < items.len() {
                    self.comma(start);
                    self.expression(scope, &items[at].expr, share);
                    self.out.put(" AS ");
                    self.out.put_name(items[at].name);
                    at += 1;
                }
                self.scopes[scope].stage = stage;
            }
            Selection::Model(_) if one => {
                self.put_alias(scope, 0);
                self.out.put(".");
                self.out.put(match self.pointed.take() {
                    Some(column) => column.quoted,
                    None => table.key.quoted,
                });
                return;
            }
            Selection::Model(Chosen::All) if scope == 0 => self.out.put(table.select),
            Selection::Model(columns) => self.columns(scope, 0, table, columns, start),
        }
        let mut related = self.related_after(scope, 0, 0, start);
        let mut shown = 0;
        let mut at = 0;
        while at < self.scopes[scope].name_count {
            let named = self.scopes[scope].names[at];
            if named.shown
                && let Some(name) = named.name
            {
                self.comma(start);
                self.put_span(named.text);
                self.out.put(" AS ");
                self.out.put_name(name);
                shown += 1;
                related = self.related_after(scope, related, shown, start);
            }
            at += 1;
        }
        self.parent_column(scope, start);
    }

    /// Lets numbers mean what they did where the selection was said. Returns what they meant before.
    const fn go_to_selection(&mut self, scope: usize) -> Stage {
        let stage = self.scopes[scope].stage;
        self.scopes[scope].stage = self.scopes[scope].selected_stage;
        stage
    }

    /// Writes the columns of the related rows, from number `at` on, that stand behind so many annotations. Returns the number of
    /// the next.
    const fn related_after(&mut self, scope: usize, at: usize, shown: usize, start: usize) -> usize {
        let related = self.scopes[scope].related;
        let mut at = at;
        while at < related.len() && related[at].after <= shown {
            let alias = self.table_at(scope, 0, related[at].path, Share::Any);
            self.columns(scope, alias, related[at].table, related[at].columns, start);
            at += 1;
        }
        at
    }

    /// Joins what `values` selects over to-many relations, though only rows are counted: there is one for each of theirs.
    /// Returns whether there may be such relations; what is computed is joined where `values` is read.
    pub(super) const fn join_selected(&mut self, scope: usize) -> bool {
        let Selection::Values(items) = self.scopes[scope].selection else { return false };
        let share = self.selected_share(scope);
        let start = self.out.at;
        let mut found = false;
        let mut at = 0;
        while at < items.len() {
            match &items[at].expr {
                Expr::Path(path) if to_many(path) < path.len() => {
                    self.expression(scope, &items[at].expr, share);
                    self.out.at = start;
                    found = true;
                }
                Expr::Path(_) => {}
                _ => found = true,
            }
            at += 1;
        }
        found
    }

    /// Before conditions that follow `values`: what it selects is of the rows that it was written about, not of those
    /// that these conditions choose among related ones.
    pub(super) const fn keep_selected(&mut self, scope: usize) {
        if self.join_selected(scope) {
            self.scopes[scope].selected_joins = self.scopes[scope].join_count;
        }
    }

    /// Which joins the paths of `values` lead over.
    pub(super) const fn selected_share(&self, scope: usize) -> Share {
        match self.scopes[scope].selected_joins {
            0 => Share::Any,
            count => Share::First(count),
        }
    }

    /// Which joins a key of the order leads over: if `values` selects it, it is that column.
    pub(super) const fn order_share(&self, scope: usize, path: &'static [Segment]) -> Share {
        if let Selection::Values(items) = self.scopes[scope].selection {
            let mut at = 0;
            while at < items.len() {
                if let Expr::Path(selected) = &items[at].expr
                    && same_segments(selected, path)
                {
                    return self.selected_share(scope);
                }
                at += 1;
            }
        }
        Share::Any
    }

    /// Writes the columns of one table that are loaded.
    pub(super) const fn columns(
        &mut self,
        scope: usize,
        alias: usize,
        table: &'static Table,
        chosen: Chosen,
        start: usize,
    ) {
        let listed = chosen.listed(table);
        let mut at = 0;
        while at < listed.len() {
            if chosen.has(listed[at], table) {
                self.comma(start);
                self.put_alias(scope, alias);
                self.out.put(".");
                self.out.put(listed[at].quoted);
            }
            at += 1;
        }
    }

    /// Writes a comma unless nothing was written since `start`.
    pub(super) const fn comma(&mut self, start: usize) {
        if self.out.at > start {
            self.out.put(", ");
        }
    }

    /// Writes what the query groups by: its keys, and whatever else it selects or orders by that is no aggregate.
    pub(super) const fn group_by(&mut self, scope: usize) {
        let start = self.out.at;
        match self.scopes[scope].grouping {
            Grouping::None => return,
            Grouping::Row => {
                if let Some(table) = self.scopes[scope].table {
                    self.put_alias(scope, 0);
                    self.out.put(".");
                    self.out.put(table.key.quoted);
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
        let mut at = 0;
        while at < self.scopes[scope].compared.len() && matches!(self.scopes[scope].grouping, Grouping::Values) {
            self.comma(start);
            let span = self.scopes[scope].compared.get(at);
            self.put_span(span);
            at += 1;
        }
        if let Selection::Values(items) = self.scopes[scope].selection
            && !self.scopes[scope].groups_selected
        {
            let stage = self.go_to_selection(scope);
            let mut at = 0;
            while at < items.len() {
                let expr = &items[at].expr;
                if self.expression_windows(scope, expr) {
                    self.group_by_window(scope, expr, start);
                } else if !self.groups_already(scope, expr) && !self.expression_aggregates(scope, expr) {
                    self.comma(start);
                    let share = self.selected_share(scope);
                    self.expression(scope, expr, share);
                }
                at += 1;
            }
            self.scopes[scope].stage = stage;
        }
        let mut at = 0;
        while at < self.scopes[scope].name_count {
            let named = self.scopes[scope].names[at];
            match named.window {
                // One that rows are chosen by is a column of the query as a table.
                Some(_) if !named.aggregate && (named.shown || self.scopes[scope].qualify_count > 0) => {
                    self.group_by_named_window(scope, named, start);
                }
                None if !named.aggregate && named.shown => {
                    self.comma(start);
                    self.put_span(named.text);
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Whether the query groups by a path anyway, which an order then need not add. (Paths are compared and not texts,
    /// of which a buffer that is too small has only the beginning.)
    pub(super) const fn groups_by(&self, scope: usize, path: &'static [Segment]) -> bool {
        let state = &self.scopes[scope];
        if let [Segment::Annotation(name)] = path
            && let Some(index) = self.find_name(scope, name)
            && state.names[index].shown
        {
            return true;
        }
        if let Selection::Values(items) = state.selection
            && lists(items, path)
        {
            return true;
        }
        self.groups_path(scope, path)
    }

    /// Whether a selected expression is among the keys that are written before it.
    const fn groups_already(&self, scope: usize, expr: &'static Expr) -> bool {
        match expr {
            Expr::Path(path) => self.groups_path(scope, path),
            _ => false,
        }
    }

    const fn groups_path(&self, scope: usize, path: &'static [Segment]) -> bool {
        let state = &self.scopes[scope];
        match (state.grouping, path, state.table) {
            (Grouping::Row, [Segment::Column(column)], Some(table)) => column.id == table.key.id,
            _ => lists(state.grouped_by, path),
        }
    }
}

/// Whether `values` lists what a path leads to: the path itself, or an expression by its name.
const fn lists(items: &'static [Item], path: &'static [Segment]) -> bool {
    let mut at = 0;
    while at < items.len() {
        let equal = match (&items[at].expr, path) {
            (Expr::Path(other), _) => same_segments(path, other),
            (_, [Segment::Annotation(name)]) => same(items[at].name, name),
            _ => false,
        };
        if equal {
            return true;
        }
        at += 1;
    }
    false
}
