//! Creating tables.

use super::{Db, Mode};
use crate::error::{Error, Result};
use crate::query::Param;
use crate::schema::Schema;

impl Db {
    /// Creates the tables and indexes of `schema`, all of them or, if there is an error, none.
    ///
    /// They are those that Django's `migrate` would have made of the same models.
    ///
    /// ```
    /// use orm_core::prelude::*;
    ///
    /// #[derive(Model)]
    /// #[model(app = "blog")]
    /// struct Tag {
    ///     id: i64,
    ///     #[model(max_length = 40, unique)]
    ///     name: String,
    /// }
    ///
    /// # fn main() -> orm_core::Result<()> {
    /// let db = Db::open_in_memory()?;
    /// db.create_tables(&schema![Tag])?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::TableExists`] if there is a table or view of one of the names; whatever the database reports.
    pub fn create_tables(&self, schema: &Schema) -> Result<()> {
        self.atomic_with(Mode::Immediate, |tx| tx.create_each(schema))
    }

    fn create_each(&self, schema: &Schema) -> Result<()> {
        for model in schema.models() {
            let joins = model.joins.iter().map(|join| join.name);
            for table in std::iter::once(model.table.name).chain(joins) {
                if self.has_table(table)? {
                    return Err(Error::TableExists { table });
                }
            }
        }
        schema.statements().iter().try_for_each(|statement| self.execute(statement, ()).map(drop))
    }

    /// Whether there is a table or view of this name; SQLite's names have no case.
    fn has_table(&self, name: &str) -> Result<bool> {
        const SQL: &str = "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND lower(name) = lower(?1)";
        let name = [Param::Text(name)];
        Ok(self.run_once(SQL, &name)?.next()?.is_some())
    }
}
