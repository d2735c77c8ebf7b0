//! Connections for many threads, kept by `r2d2`.

use std::path::{Path, PathBuf};

use r2d2::ManageConnection;

use crate::db::{Db, Options};
use crate::error::{Error, Result};

/// A pool of connections to one file. A [`Db`] that it lends goes back when it is dropped.
pub type Pool = r2d2::Pool<Manager>;

/// A [`Db`] that a [`Pool`] lends; used as one.
pub type Pooled = r2d2::PooledConnection<Manager>;

/// Opens the connections of a [`Pool`].
///
/// Each connection keeps its own prepared statements, so that a pool of as many connections as threads use at once is the
/// fastest. One writes at a time, whatever their number: others wait for as long as [`Options::busy_timeout`] says.
///
/// ```
/// use orm_core::prelude::*;
/// use orm_core::db::Mode;
/// use orm_core::pool::{Manager, Pool};
///
/// #[derive(Model, Clone, Debug, PartialEq)]
/// struct Visit {
///     id: i64,
///     page: String,
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
/// # let directory = std::env::temp_dir().join(format!("orm-core-pool-{}", std::process::id()));
/// # std::fs::create_dir_all(&directory)?;
/// # let path = directory.join("visits.sqlite3");
/// let options = Db::options().transaction_mode(Mode::Immediate);
/// let pool = Pool::builder().max_size(4).build(Manager::new(&path, options))?;
/// pool.get()?.create_tables(&schema![Visit])?;
/// std::thread::scope(|scope| {
///     for page in ["/", "/about", "/"] {
///         let pool = pool.clone();
///         scope.spawn(move || -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
///             let db = pool.get()?;
///             query!(Visit.create(page = page)).run(&db)?;
///             Ok(())
///         });
///     }
/// });
/// assert_eq!(query!(Visit.filter(page = "/")).count(&*pool.get()?)?, 2);
/// # drop(pool);
/// # std::fs::remove_dir_all(&directory)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Manager {
    path: PathBuf,
    options: Options,
}

impl Manager {
    /// For connections to this file, opened with these options.
    ///
    /// `:memory:` is another empty database for each connection, and of no use here.
    pub fn new(path: impl AsRef<Path>, options: Options) -> Manager {
        Manager { path: path.as_ref().to_owned(), options }
    }
}

impl ManageConnection for Manager {
    type Connection = Db;
    type Error = Error;

    fn connect(&self) -> Result<Db> {
        self.options.open(&self.path)
    }

    /// Nothing is asked: between a program and a file there is no line that could be cut.
    fn is_valid(&self, _: &mut Db) -> Result<()> {
        Ok(())
    }

    /// A connection that is given back inside a transaction, as a [`Transaction`](crate::db::Transaction) was forgotten, is
    /// closed, which rolls back.
    fn has_broken(&self, db: &mut Db) -> bool {
        !db.connection().is_autocommit()
    }
}
