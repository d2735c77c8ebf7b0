//! What must hold of every SQL text.

use std::sync::{Arc, Mutex, PoisonError};

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
    parses(sql)
}

/// Checks that another parser of SQL agrees that `sql` is one statement.
///
/// # Errors
/// What the parser says, and the text.
pub fn parses(sql: &str) -> Result<(), String> {
    match Parser::parse_sql(&SQLiteDialect {}, sql) {
        Ok(statements) if statements.len() == 1 => Ok(()),
        Ok(statements) => Err(format!("{} statements instead of one\n{sql}", statements.len())),
        Err(error) => Err(format!("the parser: {error}\n{sql}")),
    }
}

/// The texts that a database runs from now on.
#[derive(Debug)]
pub struct SqlTexts(Arc<Mutex<Vec<String>>>);

impl SqlTexts {
    /// Begins to listen.
    #[must_use]
    pub fn of(db: &Db) -> SqlTexts {
        let texts = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&texts);
        db.on_query(move |event| seen.lock().unwrap_or_else(PoisonError::into_inner).push(event.sql.to_owned()));
        SqlTexts(texts)
    }

    /// Checks all of them as [`parses`] does.
    ///
    /// # Errors
    /// The first that is wrong.
    pub fn parse(&self) -> Result<(), String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().try_for_each(|text| parses(text))
    }
}
