//! Rows without a type: names and values.

use std::sync::Arc;

use super::{OwnedValue, Query, Row};
use crate::db::Db;
use crate::error::Result;
use crate::sql::Verb;

/// A row as names and values, for export and for tests.
///
/// ```
#[doc = include_str!("../doc/shop.txt")]
/// let records = query!(Tag.order_by(id)).records(&db)?;
/// assert_eq!(records[0].names().collect::<Vec<_>>(), ["id", "name"]);
/// assert_eq!(records[1].get("name").map(ToString::to_string).as_deref(), Some("'sale'"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    names: Arc<[Box<str>]>,
    values: Vec<OwnedValue>,
}

impl Record {
    fn read(row: &Row<'_>, names: &Arc<[Box<str>]>) -> Record {
        let values = (0..names.len()).map(|index| row.value(index).into()).collect();
        Record { names: Arc::clone(names), values }
    }

    /// The value of the first column of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&OwnedValue> {
        self.iter().find_map(|(own, value)| (own == name).then_some(value))
    }

    /// The columns' names, as the database knows them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }

    /// The values, in the order of the columns.
    #[must_use]
    pub fn values(&self) -> &[OwnedValue] {
        &self.values
    }

    /// Names and values, in the order of the columns.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &OwnedValue)> {
        self.names().zip(&self.values)
    }
}

impl<R, S> Query<'_, R, S> {
    /// All rows as names and values, whatever their type.
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn records(&self, db: &Db) -> Result<Vec<Record>> {
        let mut run = db.run(self.text(Verb::Select), self.params())?;
        let names = Arc::from(run.names());
        let mut records = Vec::new();
        while let Some(row) = run.next()? {
            records.push(Record::read(&row, &names));
        }
        Ok(records)
    }
}
