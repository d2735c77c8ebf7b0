//! Many rows in one statement: `UPDATE … FROM` and `INSERT … SELECT` from a table of their parameters.
//!
//! The text goes on from `WITH "_row" AS (VALUES (?, ?), …) `, which is written when it is known how many rows there are.

use super::Renderer;
use crate::plan::{Conflicts, Creation, Each, Set};
use crate::raw::bytes::Buffer;

/// The name of the table of parameters, which no model's table has.
pub(crate) const ROWS: &str = "\"_row\"";

impl Renderer<'_> {
    /// Writes the statement; returns where its text begins.
    pub(super) const fn each(&mut self, scope: usize, each: Each) -> usize {
        let start = self.out.at;
        match each {
            Each::Create(creation, conflicts) => self.create_each(scope, creation, conflicts),
            Each::Update { key, sets } => self.update_each(scope, key, sets),
        }
        start
    }

    const fn update_each(&mut self, scope: usize, key: u16, sets: &'static [Set]) {
        let Some(table) = self.scopes[scope].table else { return };
        self.out.put("UPDATE ");
        self.out.put(table.quoted);
        self.set(scope, sets);
        self.out.put(" FROM ");
        self.out.put(ROWS);
        self.out.put(" WHERE ");
        self.out.put(table.key.qualified);
        self.out.put(" = ");
        self.param(scope, key);
    }

    const fn create_each(&mut self, scope: usize, creation: &'static Creation, conflicts: &'static Conflicts) {
        let table = creation.schema.table;
        self.out.put(if matches!(conflicts, Conflicts::Ignore) { "INSERT OR IGNORE INTO " } else { "INSERT INTO " });
        self.out.put(table.quoted);
        self.out.put(" (");
        self.named_columns(creation);
        self.out.put(") SELECT ");
        self.inserted(scope, creation);
        self.out.put(" FROM ");
        self.out.put(ROWS);
        match conflicts {
            Conflicts::Fail => {}
            Conflicts::Ignore => return,
            Conflicts::Update { unique, update } => {
                // Without a condition, `ON` would be taken for that of a join.
                self.out.put(" WHERE true ON CONFLICT(");
                let mut at = 0;
                while at < unique.len() {
                    self.out.put(if at == 0 { "" } else { ", " });
                    self.out.put(unique[at].quoted);
                    at += 1;
                }
                self.out.put(") DO UPDATE SET ");
                let mut at = 0;
                while at < update.len() {
                    self.out.put(if at == 0 { "" } else { ", " });
                    self.out.put(update[at].quoted);
                    self.out.put(" = EXCLUDED.");
                    self.out.put(update[at].quoted);
                    at += 1;
                }
            }
        }
        self.out.put(" RETURNING ");
        self.out.put(table.select);
    }
}

/// Writes a parameter as a column of the table of parameters.
pub(super) const fn column(out: &mut Buffer<'_>, number: usize) {
    out.put(ROWS);
    out.put(".\"column");
    out.put_number(number as u64 + 1);
    out.put("\"");
}
