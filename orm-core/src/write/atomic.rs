//! Several statements that are one change.

use crate::db::{Db, Mode};
use crate::error::Result;

/// Runs `work` so that all that it does is kept, or nothing if it fails. If it is the outermost block, it waits for other
/// writers before it reads, so that what it read still holds when it writes.
pub(crate) fn atomic<T>(db: &Db, work: impl FnOnce() -> Result<T>) -> Result<T> {
    db.atomic_with(Mode::Immediate, |_| work())
}
