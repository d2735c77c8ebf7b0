//! Rows that are one with a row of another table: multi-table inheritance, `parent_link`.

use crate::error::Result;
use crate::query::Param;
use crate::schema::ColumnSchema;
use crate::write::{Facts, KeyValue, list};

use super::Collector;

/// The model that a model inherits from, as far as it is a table of its own: a key with `parent_link`.
#[derive(Clone, Copy, Debug)]
pub struct Parent {
    at: usize,
    facts: fn() -> &'static Facts,
}

impl Parent {
    /// By the key at a place of the child: a function, as models may refer to each other in a circle.
    #[must_use]
    pub const fn new(at: usize, facts: fn() -> &'static Facts) -> Parent {
        Parent { at, facts }
    }

    /// The parent.
    pub(super) fn facts(self) -> &'static Facts {
        (self.facts)()
    }

    /// Whether this column of the child is the key.
    pub(super) fn is_by(self, child: &Facts, column: &ColumnSchema) -> bool {
        child.column(self.at).is_some_and(|own| own.column.id == column.column.id)
    }
}

impl Collector<'_> {
    /// The keys of the parents of rows with these keys.
    pub(super) fn parents(&self, child: &'static Facts, parent: Parent, keys: &[KeyValue]) -> Result<Vec<KeyValue>> {
        let Some(link) = child.column(parent.at) else { return Ok(Vec::new()) };
        let (of_child, of_parent) = (child.schema.table, parent.facts().schema.table);
        let target = link.reference.as_ref().map_or(of_parent.key, |reference| reference.column);
        // Almost always a child is known by the key of its parent.
        if link.primary_key && target.id == of_parent.key.id {
            return Ok(keys.to_vec());
        }
        let sql = format!(
            "SELECT {} FROM {} WHERE {} IN (SELECT {} FROM {} WHERE {} IN (SELECT value FROM orm_each(?1)))",
            of_parent.key.quoted,
            of_parent.quoted,
            target.quoted,
            link.column.quoted,
            of_child.quoted,
            of_child.key.quoted
        );
        let params: [Param<'_>; 1] = [list(keys)];
        let mut run = self.db.run_once(&sql, &params)?;
        let mut found = Vec::new();
        while let Some(row) = run.next()? {
            found.push(KeyValue::from(row.value(0)));
        }
        Ok(found)
    }
}
