//! Creating the tables of a program.

use super::{Db, Mode};
use crate::error::{Error, Result};
use crate::query::Value;
use crate::schema::Schema;

impl Db {
    /// Creates all tables and indexes of `schema`, or none: what Django's `migrate` does with a new database.
    ///
    /// ```
    /// use orm_core::prelude::*;
    ///
    /// #[derive(Model)]
    /// #[model(app = "diary")]
    /// struct Note {
    ///     id: i64,
    ///     text: String,
    /// }
    ///
    /// # fn main() -> orm_core::Result<()> {
    /// let db = Db::open_in_memory()?;
    /// db.create_tables(&schema![Note])?;
    /// db.execute("INSERT INTO diary_note (text) VALUES (?)", ("dear diary",))?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::TableExists`] names a table that is there already; else whatever the database reports.
    pub fn create_tables(&self, schema: &Schema) -> Result<()> {
        self.atomic_with(Mode::Immediate, |tx| {
            let tables = tx.tables()?;
            for table in schema.table_names() {
                // SQLite does not tell upper from lower case in names.
                if tables.iter().any(|other| other.eq_ignore_ascii_case(table)) {
                    return Err(Error::TableExists { table: table.into() });
                }
            }
            schema.statements().iter().try_for_each(|statement| tx.execute(statement, ()).map(drop))
        })
    }

    fn tables(&self) -> Result<Vec<Box<str>>> {
        let mut run = self.run_once("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')", &[])?;
        let mut tables = Vec::new();
        while let Some(row) = run.next()? {
            if let Value::Text(name) = row.value(0) {
                tables.push(name.into());
            }
        }
        Ok(tables)
    }
}
