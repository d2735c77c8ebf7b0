//! `INSERT` of one row, with the whole row as its result.

use super::Renderer;
use super::joins::Share;
use crate::plan::{Creation, Expr, Source};
use crate::schema::ColumnSchema;

impl Renderer<'_> {
    /// Writes the statement that makes a row; returns where its text begins.
    pub(super) const fn insert(&mut self, scope: usize, creation: &'static Creation) -> usize {
        let start = self.out.at;
        self.out.put("INSERT INTO ");
        self.out.put(creation.schema.table.quoted);
        if is_empty(creation) {
            self.out.put(" DEFAULT VALUES");
        } else {
            self.out.put(" (");
            self.named_columns(creation);
            self.out.put(") VALUES (");
            self.inserted(scope, creation);
            self.out.put(")");
        }
        self.out.put(" RETURNING ");
        self.out.put(creation.schema.table.select);
        start
    }

    /// Writes the columns that are named.
    pub(super) const fn named_columns(&mut self, creation: &'static Creation) {
        let columns = creation.schema.columns;
        let start = self.out.at;
        let mut at = 0;
        while at < columns.len() {
            if is_named(creation, &columns[at]) {
                self.comma(start);
                self.out.put(columns[at].column.quoted);
            }
            at += 1;
        }
    }

    /// Writes the values of the columns that are named.
    pub(super) const fn inserted(&mut self, scope: usize, creation: &'static Creation) {
        let columns = creation.schema.columns;
        let start = self.out.at;
        let mut next = match self.scopes[scope].plan {
            Some(plan) => plan.params,
            None => 0,
        };
        let mut at = 0;
        while at < columns.len() {
            if is_named(creation, &columns[at]) {
                self.comma(start);
            }
            match creation.source(&columns[at]) {
                Source::Given(set) => self.stored(scope, &set.value),
                Source::Default => {
                    self.param(scope, next);
                    next += 1;
                }
                Source::Null | Source::Missing => self.out.put("NULL"),
                Source::Database => {}
            }
            at += 1;
        }
    }

    /// Writes a value as it is stored: in an expression, a decimal would be cast.
    pub(super) const fn stored(&mut self, scope: usize, value: &'static Expr) {
        match value {
            Expr::Param(param, _) => self.param(scope, *param),
            value => {
                self.operand(scope, value, Share::Any);
            }
        }
    }
}

/// Whether the database makes all of the row.
const fn is_empty(creation: &'static Creation) -> bool {
    let columns = creation.schema.columns;
    let mut at = 0;
    while at < columns.len() {
        if is_named(creation, &columns[at]) {
            return false;
        }
        at += 1;
    }
    true
}

const fn is_named(creation: &'static Creation, column: &'static ColumnSchema) -> bool {
    !matches!(creation.source(column), Source::Database)
}
