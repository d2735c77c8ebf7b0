//! `UPDATE`: by the conditions themselves if they are about the one table, else by the keys.

use super::Renderer;
use super::query::{Columns, Order};
use super::scope::Selection;
use super::transform::{transform_after, transform_before};
use crate::plan::{Chosen, Creation, Kind, Set, Transform};

impl Renderer<'_> {
    /// Writes the statement that sets `sets`; returns where its text begins.
    pub(super) const fn update(&mut self, scope: usize, sets: &'static [Set], wrapped: bool) -> usize {
        let sliced = self.scopes[scope].sliced;
        // The rows are found by their keys, whatever the query selects.
        self.scopes[scope].selection = Selection::Model(Chosen::All);
        let (columns, clauses) = self.clauses(scope, Columns::One, if sliced { Order::Own } else { Order::None });
        // Duplicates do not matter to what is changed.
        let plain = self.is_plain(scope, wrapped);
        let Some(table) = self.scopes[scope].table else { return self.out.at };
        let start = self.out.at;
        self.out.put("UPDATE ");
        self.out.put(table.quoted);
        self.set(scope, sets);
        self.found(scope, plain, columns, clauses);
        start
    }

    /// Writes the statement that changes the row whose key is one more parameter, after which come the current times.
    pub(super) const fn rewrite(&mut self, scope: usize, creation: &'static Creation) -> usize {
        let start = self.out.at;
        let table = creation.schema.table;
        let params = match self.scopes[scope].plan {
            Some(plan) => plan.params,
            None => 0,
        };
        self.out.put("UPDATE ");
        self.out.put(table.quoted);
        self.set(scope, creation.sets);
        let columns = creation.schema.columns;
        let mut next = params + 1;
        let mut at = 0;
        while at < columns.len() {
            if columns[at].auto_now {
                self.out.put(", ");
                self.out.put(columns[at].column.quoted);
                self.out.put(" = ");
                self.param(scope, next);
                next += 1;
            }
            at += 1;
        }
        self.out.put(" WHERE ");
        self.out.put(table.key.qualified);
        self.out.put(" = ");
        self.param(scope, params);
        self.out.put(" RETURNING ");
        self.out.put(table.select);
        start
    }

    pub(super) const fn set(&mut self, scope: usize, sets: &'static [Set]) {
        let mut at = 0;
        while at < sets.len() {
            self.out.put(if at == 0 { " SET " } else { ", " });
            self.out.put(sets[at].column.quoted);
            self.out.put(" = ");
            // A date moved by a duration is a timestamp, of which a column of dates holds the day.
            let day = matches!(sets[at].column.kind, Kind::Date)
                && matches!(self.kind(scope, &sets[at].value), Kind::Timestamp);
            self.out.put(if day { transform_before(Transform::Date) } else { "" });
            self.stored(scope, &sets[at].value);
            self.out.put(if day { transform_after(Transform::Date, Kind::Timestamp) } else { "" });
            at += 1;
        }
    }
}
