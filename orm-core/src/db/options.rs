//! How a database is opened.

use std::path::Path;
use std::time::Duration;

use super::{Db, Mode};
use crate::backend::sqlite::open;
use crate::error::Result;

/// How a database is opened; made by [`Db::options`].
///
/// # What a power cut may cost
/// A new file gets the write-ahead log and `synchronous = NORMAL`: a commit does not wait for the disk, readers and a
/// writer do not wait for each other, and the database is never damaged; after a power cut, or a crash of the operating
/// system, the last commits may be missing. A crash of the program alone loses nothing. With
/// [`synchronous(Synchronous::Full)`](Options::synchronous) every commit waits for the disk.
///
/// The journal is a property of the file. One that exists, such as that of a running Django application, keeps its
/// own; with a rollback journal, SQLite's default of `FULL` holds: a commit that has returned is on the disk.
///
/// ```no_run
/// # use orm_core::Db;
/// # use std::time::Duration;
/// # fn main() -> orm_core::Result<()> {
/// let db = Db::options().read_only(true).busy_timeout(Duration::from_secs(1)).open("shop.sqlite3")?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "options do nothing until `open` is called"]
pub struct Options {
    pub(crate) read_only: bool,
    pub(crate) create: bool,
    pub(crate) foreign_keys: bool,
    pub(crate) busy_timeout: Duration,
    pub(crate) journal_mode: Option<JournalMode>,
    pub(crate) synchronous: Option<Synchronous>,
    pub(crate) transaction_mode: Mode,
}

/// Where SQLite notes what a transaction changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JournalMode {
    /// A write-ahead log: readers and a writer do not wait for each other. Not for network file systems.
    Wal,
    /// A rollback journal, deleted after each transaction: SQLite's and Django's default.
    Delete,
    /// A rollback journal, truncated after each transaction.
    Truncate,
    /// A rollback journal, overwritten by the next transaction.
    Persist,
}

/// How often SQLite waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Synchronous {
    /// Never: a power cut may damage the database.
    Off,
    /// At checkpoints. With the write-ahead log, a power cut may cost the last commits; with a rollback journal, in
    /// rare cases, the database.
    Normal,
    /// At every commit.
    Full,
    /// At every commit, and for the directory too.
    Extra,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            read_only: false,
            create: true,
            foreign_keys: true,
            busy_timeout: Duration::from_secs(5),
            journal_mode: None,
            synchronous: None,
            transaction_mode: Mode::Deferred,
        }
    }
}

impl Options {
    /// Whether writing is refused. The file must exist.
    pub fn read_only(mut self, read_only: bool) -> Options {
        self.read_only = read_only;
        self
    }

    /// Whether a missing file is made: yes, unless told otherwise.
    pub fn create(mut self, create: bool) -> Options {
        self.create = create;
        self
    }

    /// Whether foreign keys are enforced: yes, unless told otherwise.
    pub fn foreign_keys(mut self, foreign_keys: bool) -> Options {
        self.foreign_keys = foreign_keys;
        self
    }

    /// How long to wait for another connection's lock before [`Error::Busy`](crate::Error::Busy): 5 seconds, unless told
    /// otherwise; at most 24 days.
    pub fn busy_timeout(mut self, timeout: Duration) -> Options {
        self.busy_timeout = timeout;
        self
    }

    /// The journal, of this file from now on; by default the write-ahead log for a new file, and for another its own.
    pub fn journal_mode(mut self, mode: JournalMode) -> Options {
        self.journal_mode = Some(mode);
        self
    }

    /// How often to wait for the disk; by default at checkpoints with the write-ahead log, at every commit without.
    pub fn synchronous(mut self, synchronous: Synchronous) -> Options {
        self.synchronous = Some(synchronous);
        self
    }

    /// How a transaction begins for which nothing else is said: deferred, unless told otherwise. Django's
    /// `transaction_mode`.
    pub fn transaction_mode(mut self, mode: Mode) -> Options {
        self.transaction_mode = mode;
        self
    }

    /// Opens the database.
    ///
    /// # Errors
    /// [`Error::CannotOpen`](crate::Error::CannotOpen) with the reason;
    /// [`Error::NotADatabase`](crate::Error::NotADatabase); [`Error::Busy`](crate::Error::Busy) if another connection
    /// holds it locked.
    pub fn open(&self, path: impl AsRef<Path>) -> Result<Db> {
        Ok(Db::over(open(path.as_ref(), self)?, self))
    }
}
