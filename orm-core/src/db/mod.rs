//! Databases: [`Db`], how one is opened, its transactions, and what is told about the statements it runs.

mod atomic;
mod blocks;
mod create;
mod execute;
mod log;
mod misplaced;
mod options;
mod outside;
mod run;
mod transaction;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::path::Path;

pub use log::QueryEvent;
pub use misplaced::IsDb;
pub(crate) use misplaced::misplaced;
pub use options::{JournalMode, Options, Synchronous};
pub(crate) use run::{Done, Run};
pub use transaction::{Block, Mode, Transaction};

use crate::backend::sqlite::{Handle, adopt};
use crate::error::Result;

/// A connection to a database.
///
/// It can be sent to another thread but not shared: a server opens one for each thread, or keeps a pool, as that of
/// `orm_core::pool` with the feature `r2d2`.
///
/// ```
/// # use orm_core::Db;
/// # fn main() -> orm_core::Result<()> {
/// let db = Db::open_in_memory()?;
/// db.execute_batch("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")?;
/// # Ok(())
/// # }
/// ```
pub struct Db {
    handle: Handle,
    sent: Cell<u64>,
    listener: RefCell<Option<log::Listener>>,
    blocks: blocks::Blocks,
    mode: Mode,
}

impl Db {
    fn over(handle: Handle, options: &Options) -> Db {
        Db {
            handle,
            sent: Cell::new(0),
            listener: RefCell::new(None),
            blocks: blocks::Blocks::default(),
            mode: options.transaction_mode,
        }
    }

    /// Opens a database file, or makes a new one; see [`Options`] for what is chosen, and for other choices.
    ///
    /// ```no_run
    /// use orm_core::Db;
    ///
    /// # fn main() -> orm_core::Result<()> {
    /// let db = Db::open("shop.sqlite3")?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::CannotOpen`](crate::Error::CannotOpen) with the reason; [`Error::NotADatabase`](crate::Error::NotADatabase).
    pub fn open(path: impl AsRef<Path>) -> Result<Db> {
        Db::options().open(path)
    }

    /// Opens an empty database that is gone when it is dropped.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # fn main() -> orm_core::Result<()> {
    /// let db = Db::open_in_memory()?;
    /// db.execute_batch("CREATE TABLE note (text TEXT)")?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If there is no memory for it.
    pub fn open_in_memory() -> Result<Db> {
        Db::options().open(":memory:")
    }

    /// How to open: read-only, with another journal, …
    ///
    /// ```no_run
    /// use std::time::Duration;
    ///
    /// use orm_core::Db;
    ///
    /// # fn main() -> orm_core::Result<()> {
    /// let db = Db::options().read_only(true).busy_timeout(Duration::from_secs(1)).open("shop.sqlite3")?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn options() -> Options {
        Options::default()
    }

    /// Goes on with a connection of `rusqlite`.
    ///
    /// Foreign keys are switched on, the functions that Django's SQL uses are registered, and `orm_each`, which reads lists;
    /// statements are kept from being prepared again whenever a parameter changes. The journal stays as it is.
    ///
    /// ```
    /// use orm_core::Db;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let db = Db::from_connection(rusqlite::Connection::open_in_memory()?)?;
    /// let connection = db.into_connection();
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the connection cannot be set up so, for instance inside a running statement.
    pub fn from_connection(connection: rusqlite::Connection) -> Result<Db> {
        let options = Options::default();
        Ok(Db::over(adopt(connection, &options)?, &options))
    }

    /// The connection, for what this crate does not do. Its prepared statements are dropped.
    #[must_use]
    pub fn into_connection(self) -> rusqlite::Connection {
        self.handle.into_connection()
    }

    /// The connection, for what this crate does not do.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// let version: String = db.connection().query_row("SELECT sqlite_version()", [], |row| row.get(0)).unwrap_or_default();
    /// assert!(version.starts_with('3'));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn connection(&self) -> &rusqlite::Connection {
        self.handle.connection()
    }

    /// How many statements have been sent so far: Django's `assertNumQueries` is a difference of two of these.
    ///
    /// What is done with [`Db::connection`] is not counted, nor is what begins and ends a transaction.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model, Clone, Debug, PartialEq)]
    /// # #[model(app = "shop")]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Product])?;
    /// # Product::bulk_create(&db, [("Mug", 9), ("Pot", 20)].map(|(name, price)| Product { id: 0, name: name.into(), price }))?;
    /// let before = db.statements_sent();
    /// query!(Product.all()).all(&db)?;
    /// assert_eq!(db.statements_sent() - before, 1);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn statements_sent(&self) -> u64 {
        self.sent.get()
    }

    /// How often SQLite had to prepare a kept statement again by itself; in a program that changes no tables, never.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// query!(Product.filter(id__in = [1, 2])).all(&db)?;
    /// query!(Product.filter(id__in = 1..1000)).all(&db)?;
    /// assert_eq!(db.statements_reprepared(), 0);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn statements_reprepared(&self) -> u64 {
        self.handle.reprepared()
    }
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.connection().path().unwrap_or_default();
        f.debug_struct("Db").field("path", &path).field("statements_sent", &self.sent.get()).finish_non_exhaustive()
    }
}
