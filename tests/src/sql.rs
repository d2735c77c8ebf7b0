//! What must hold of every SQL text.

use orm_core::Db;
use sqlparser::dialect::SQLiteDialect;
use sqlparser::parser::Parser;

/// Checks that `sql` is one statement that SQLite prepares for the tables of `db`, and that another parser of SQL
/// agrees that it is one.
///
/// # Errors
/// What the database or the parser says, and the text.
pub fn check(db: &Db, sql: &str) -> Result<(), String> {
    db.connection().prepare(sql).map_err(|error| format!("SQLite: {error}\n{sql}"))?;
    match Parser::parse_sql(&SQLiteDialect {}, sql) {
        Ok(statements) if statements.len() == 1 => Ok(()),
        Ok(statements) => Err(format!("{} statements instead of one\n{sql}", statements.len())),
        Err(error) => Err(format!("the parser: {error}\n{sql}")),
    }
}
