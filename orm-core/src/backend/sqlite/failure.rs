//! From SQLite's result codes to [`Error`].

use std::path::Path;

use rusqlite::ffi;

use crate::error::{ConstraintError, ConstraintKind, DatabaseError, Error};

/// The error for an extended result code. `path` is the database file.
#[cold]
pub(crate) fn failure(code: i32, message: String, sql: Option<Box<str>>, path: Option<&str>) -> Error {
    let database = DatabaseError { code, message, sql };
    // The low byte is the primary result code.
    match code & 0xff {
        ffi::SQLITE_CONSTRAINT => Error::Constraint(Box::new(ConstraintError::new(constraint(code), database))),
        ffi::SQLITE_BUSY => Error::Busy(Box::new(database)),
        ffi::SQLITE_LOCKED => Error::Locked(Box::new(database)),
        ffi::SQLITE_READONLY => Error::ReadOnly(Box::new(database)),
        ffi::SQLITE_FULL => Error::DiskFull(Box::new(database)),
        ffi::SQLITE_CORRUPT => Error::Corrupt(Box::new(database)),
        ffi::SQLITE_INTERRUPT => Error::Interrupted(Box::new(database)),
        ffi::SQLITE_NOTADB => Error::NotADatabase { path: Path::new(path.unwrap_or_default()).into() },
        ffi::SQLITE_CANTOPEN => Error::cannot_open(Path::new(path.unwrap_or_default()), database.message),
        _ => Error::Database(Box::new(database)),
    }
}

fn constraint(code: i32) -> ConstraintKind {
    match code {
        ffi::SQLITE_CONSTRAINT_UNIQUE => ConstraintKind::Unique,
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => ConstraintKind::PrimaryKey,
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => ConstraintKind::ForeignKey,
        ffi::SQLITE_CONSTRAINT_NOTNULL => ConstraintKind::NotNull,
        ffi::SQLITE_CONSTRAINT_CHECK => ConstraintKind::Check,
        _ => ConstraintKind::Other,
    }
}

/// The error of a call to `rusqlite`. `path` is the database file.
#[cold]
pub(super) fn from_rusqlite(error: rusqlite::Error, path: Option<&str>) -> Error {
    match error {
        rusqlite::Error::SqliteFailure(error, message) => {
            failure(error.extended_code, message.unwrap_or_else(|| error.to_string()), None, path)
        }
        rusqlite::Error::SqlInputError { error, msg, sql, .. } => {
            failure(error.extended_code, msg, Some(sql.into()), path)
        }
        other => failure(ffi::SQLITE_ERROR, other.to_string(), None, path),
    }
}

/// So that `?` works on what is done with [`Db::connection`](crate::Db::connection).
impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        from_rusqlite(error, None)
    }
}
