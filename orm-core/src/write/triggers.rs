//! Triggers: where there are some, which keys new rows get is not known beforehand.

use super::Facts;
use crate::db::Db;
use crate::error::Result;
use crate::query::Param;
use crate::sql::{Text, text};

/// Names of tables are the same in small letters and in capitals.
static FIND: Text = text!(
    b"SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?1 COLLATE NOCASE \
      UNION ALL SELECT 1 FROM sqlite_temp_master WHERE type = 'trigger' AND tbl_name = ?1 COLLATE NOCASE LIMIT 1"
);

/// Whether a table has triggers, which may insert rows among those that are inserted, or ignore some.
pub(super) fn has_triggers(db: &Db, facts: &Facts) -> Result<bool> {
    db.finds(&FIND, &[Param::Text(facts.schema.table.name)])
}
