//! How the database goes about a query.

use super::{Query, Value};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::sql::Text;

impl<R, S> Query<'_, R, S> {
    /// The steps that SQLite takes (`EXPLAIN QUERY PLAN`), a line each, indented below the step they belong to.
    ///
    /// ```text
    /// SCAN shop_order
    /// SEARCH shop_customer USING INTEGER PRIMARY KEY (rowid=?)
    /// USE TEMP B-TREE FOR ORDER BY
    /// ```
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn explain(&self, db: &Db) -> Result<String> {
        if let Some(reason) = Text::refusal(self.sql()) {
            return Err(Error::QueryTooLarge { reason: reason.into() });
        }
        let sql = format!("EXPLAIN QUERY PLAN {}", self.sql());
        let mut run = db.run_once(&sql, self.params())?;
        let mut lines = String::new();
        // The steps that the current one is inside of, outermost first.
        let mut inside: Vec<i64> = Vec::new();
        while let Some(row) = run.next()? {
            let (Value::Integer(id), Value::Integer(parent), Value::Text(detail)) =
                (row.value(0), row.value(1), row.value(3))
            else {
                continue;
            };
            while inside.last().is_some_and(|last| *last != parent) {
                inside.pop();
            }
            if !lines.is_empty() {
                lines.push('\n');
            }
            lines.extend(inside.iter().map(|_| "  "));
            lines.push_str(detail);
            inside.push(id);
        }
        Ok(lines)
    }
}
