//! SQL written by hand.

use super::Db;
use crate::error::{DatabaseError, Error, Result};
use crate::query::ParamList;

impl Db {
    /// Runs one statement with these parameters, and tells how many rows it inserted, updated or deleted. Django's
    /// `cursor.execute()`.
    ///
    /// `?` stands for the next parameter, `?2` for the second. Values are never a part of the text.
    ///
    /// ```
    /// # use orm_core::Db;
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)", ())?;
    /// let text = String::from("it's here");
    /// assert_eq!(db.execute("INSERT INTO note (text) VALUES (?), (?)", (&text, None::<String>))?, 2);
    /// assert_eq!(db.execute("DELETE FROM note WHERE id > ?", (1,))?, 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Whatever the database reports. [`Error::Database`] if there are more or fewer parameters than the statement takes,
    /// or more than one statement.
    pub fn execute<'p>(&self, sql: &str, params: impl ParamList<'p>) -> Result<u64> {
        let params = params.into_params();
        let before = self.connection().total_changes();
        let (run, rest) = self.run_first(sql, &params)?;
        let Some(mut run) = run else { return Err(refused(sql, "there is no statement")) };
        if !is_blank(rest) {
            return Err(refused(sql, "there is more than one statement; `execute_batch` runs them all"));
        }
        run.exhaust()?;
        // SQLite tells what the last statement changed that changes rows, which need not be this one.
        let changed = self.connection().total_changes() != before;
        Ok(if changed { run.done().changes } else { 0 })
    }

    /// Runs all statements of a script.
    ///
    /// It is no transaction by itself: what was done before a statement that fails stays done, unless [`Db::atomic`] is
    /// around it.
    ///
    /// ```
    /// # use orm_core::Db;
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// db.execute_batch("
    ///     CREATE TABLE note (text TEXT); -- Semicolons in texts are no ends:
    ///     INSERT INTO note VALUES ('a; b');
    /// ")?;
    /// # assert_eq!(db.execute("DELETE FROM note WHERE text = 'a; b'", ())?, 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Whatever the database reports of the first statement that fails.
    pub fn execute_batch(&self, script: &str) -> Result<()> {
        let mut script = script;
        while !is_blank(script) {
            let (run, rest) = self.run_first(script, &[])?;
            if let Some(mut run) = run {
                run.exhaust()?;
            }
            script = rest;
        }
        Ok(())
    }
}

/// Whether there is no statement: nothing but spaces, comments and semicolons, up to a NUL, where SQLite stops reading.
fn is_blank(sql: &str) -> bool {
    let mut rest = sql;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ';');
        // One that does not end goes on to the end.
        let end = match rest.get(..2) {
            Some("--") => "\n",
            Some("/*") => "*/",
            _ => return matches!(rest.chars().next(), None | Some('\0')),
        };
        let inside = rest.get(2..).unwrap_or_default();
        rest = inside.split_once(end).map_or("", |(_, after)| after);
    }
}

#[cold]
fn refused(sql: &str, message: &str) -> Error {
    Error::Database(Box::new(DatabaseError { code: 1, message: message.to_owned(), sql: Some(sql.into()) }))
}
