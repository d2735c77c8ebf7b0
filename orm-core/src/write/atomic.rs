//! Several statements that are one change.

use crate::db::Db;
use crate::error::Result;

/// Runs `work` so that all that it does is kept, or nothing if it fails.
pub(crate) fn atomic<T>(db: &Db, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let connection = db.connection();
    let outermost = connection.is_autocommit();
    connection.execute_batch(if outermost { "BEGIN IMMEDIATE" } else { "SAVEPOINT \"write\"" })?;
    let end = if outermost { "COMMIT" } else { "RELEASE \"write\"" };
    let undo = if outermost { "ROLLBACK" } else { "ROLLBACK TO \"write\"; RELEASE \"write\"" };
    let done = work().and_then(|done| connection.execute_batch(end).map(|()| done).map_err(Into::into));
    if done.is_err() && !connection.is_autocommit() {
        connection.execute_batch(undo)?;
    }
    done
}
