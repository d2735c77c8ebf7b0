//! Opening a database file, and what every connection is set to.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::failure::from_rusqlite;
use super::{Handle, functions};
use crate::db::{JournalMode, Options, Synchronous};
use crate::error::{Error, Result};
use crate::raw::register_each;

pub(crate) fn open(path: &Path, options: &Options) -> Result<Handle> {
    if path.as_os_str().is_empty() {
        // SQLite would open a database that vanishes when it is closed.
        return Err(Error::cannot_open(path, "the path is empty"));
    }
    let in_memory = path.as_os_str() == ":memory:";
    let fresh = !in_memory && fs::metadata(path).map_or(true, |file| file.is_file() && file.len() == 0);
    let mut flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags |= match (options.read_only, options.create) {
        (true, _) => OpenFlags::SQLITE_OPEN_READ_ONLY,
        (false, true) => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        (false, false) => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let connection = Connection::open_with_flags(path, flags)
        .map_err(|error| Error::cannot_open(path, reason(path, options, &error)))?;
    let named = |error| from_rusqlite(error, path.to_str());
    configure(&connection, options).map_err(named)?;
    if !in_memory {
        // Reads the first page, so that a file that is no database is reported here.
        connection.query_row("PRAGMA schema_version", [], |_| Ok(())).map_err(named)?;
        durability(&connection, options, fresh && !options.read_only).map_err(named)?;
    }
    Ok(Handle::new(connection))
}

/// A connection that somebody else opened: its journal is left as it is.
pub(crate) fn adopt(connection: Connection, options: &Options) -> Result<Handle> {
    match configure(&connection, options) {
        Ok(()) => Ok(Handle::new(connection)),
        Err(error) => Err(from_rusqlite(error, connection.path())),
    }
}

/// SQLite counts milliseconds in 31 bits, which are 24 days; `rusqlite` panics at more.
const LONGEST_WAIT: Duration = Duration::from_millis(i32::MAX as u64);

fn configure(connection: &Connection, options: &Options) -> rusqlite::Result<()> {
    connection.busy_timeout(options.busy_timeout.min(LONGEST_WAIT))?;
    // Without it SQLite may prepare a statement anew whenever a parameter changes, which costs more than running it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, options.foreign_keys)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, false)?;
    // A name in double quotes that nothing has is an error, not a text.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    functions::register(connection)?;
    register_each(connection)
}

fn durability(connection: &Connection, options: &Options, fresh: bool) -> rusqlite::Result<()> {
    let set = |mode: JournalMode| {
        connection.pragma_update_and_check(None, "journal_mode", mode.name(), |row| row.get::<_, String>(0))
    };
    let journal = match options.journal_mode {
        Some(mode) => set(mode)?,
        None if fresh => match set(JournalMode::Wal) {
            // Another process is creating the same file: it has chosen.
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => String::new(),
            set => set?,
        },
        None => connection.query_row("PRAGMA journal_mode", [], |row| row.get(0))?,
    };
    let synchronous = match options.synchronous {
        None if journal.eq_ignore_ascii_case("wal") => Some(Synchronous::Normal),
        other => other,
    };
    match synchronous {
        Some(synchronous) => connection.pragma_update(None, "synchronous", synchronous.name()),
        None => Ok(()),
    }
}

/// Why a file cannot be opened; SQLite itself says no more than that.
fn reason(path: &Path, options: &Options, error: &rusqlite::Error) -> String {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    match (fs::metadata(path), parent) {
        (Ok(file), _) if file.is_dir() => String::from("it is a directory"),
        (Err(_), Some(parent)) if !parent.exists() => format!("the directory `{}` does not exist", parent.display()),
        (Err(_), _) if options.read_only || !options.create => String::from("there is no such file"),
        (Err(_), _) => String::from("it does not exist and cannot be created"),
        (Ok(_), _) => match fs::File::open(path) {
            Err(error) => error.to_string(),
            Ok(_) => error.to_string(),
        },
    }
}

impl JournalMode {
    fn name(self) -> &'static str {
        match self {
            JournalMode::Wal => "WAL",
            JournalMode::Delete => "DELETE",
            JournalMode::Truncate => "TRUNCATE",
            JournalMode::Persist => "PERSIST",
        }
    }
}

impl Synchronous {
    fn name(self) -> &'static str {
        match self {
            Synchronous::Off => "OFF",
            Synchronous::Normal => "NORMAL",
            Synchronous::Full => "FULL",
            Synchronous::Extra => "EXTRA",
        }
    }
}
