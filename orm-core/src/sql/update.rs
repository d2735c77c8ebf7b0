//! `UPDATE`: by the conditions themselves if they are about the one table, else by the keys.

use super::Renderer;
use super::query::{Columns, Order};
use super::scope::Selection;
use crate::plan::{Chosen, Set};

impl<const N: usize> Renderer<N> {
    /// Writes the statement that sets `sets`; returns where its text begins.
    pub(super) const fn update(&mut self, scope: usize, sets: &'static [Set], wrapped: bool) -> usize {
        let sliced = self.scopes[scope].sliced;
        // The rows are found by their keys, whatever the query selects.
        self.scopes[scope].selection = Selection::Model(Chosen::All);
        let (columns, clauses) = self.clauses(scope, Columns::One, if sliced { Order::Own } else { Order::None });
        // Duplicates do not matter to what is changed.
        let plain = self.is_plain(scope, wrapped);
        let Some(table) = self.scopes[scope].table else { return self.mark() };
        let start = self.mark();
        self.put("UPDATE ");
        self.put(table.quoted);
        let mut at = 0;
        while at < sets.len() {
            self.put(if at == 0 { " SET " } else { ", " });
            self.put(sets[at].column.quoted);
            self.put(" = ");
            self.stored(scope, &sets[at].value);
            at += 1;
        }
        self.found(scope, plain, columns, clauses);
        start
    }
}
