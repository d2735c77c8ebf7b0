//! The one error type.

mod database;
mod transaction;

use std::fmt;
use std::path::Path;

pub use database::{ConstraintError, ConstraintKind, DatabaseError};
pub use transaction::TransactionError;

use crate::model::Mismatch;
use crate::plan::Column;
use crate::query::{Unstorable, Value};

/// What every fallible function of this crate returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong.
///
/// It is small, so that a `Result` costs little where nothing goes wrong: details are boxed. What the database itself
/// said is the error's [`source`](std::error::Error::source).
///
/// ```
#[doc = include_str!("doc/shop.txt")]
/// match query!(Product.get(name = "Pan")).run(&db) {
///     Err(Error::DoesNotExist { model }) => assert_eq!(model, "Product"),
///     other => panic!("{other:?}"),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// `get` found no row: Django's `DoesNotExist`.
    DoesNotExist {
        /// The model: `Product`.
        model: &'static str,
    },
    /// `get` found several rows: Django's `MultipleObjectsReturned`.
    MultipleObjectsReturned {
        /// The model: `Product`.
        model: &'static str,
        /// How many were found; no more than 21 are looked for.
        count: u32,
    },
    /// A row that was to be updated does not exist: Django's `NotUpdated`.
    NotUpdated {
        /// The model: `Product`.
        model: &'static str,
    },
    /// A row that was to be inserted is not there and has no key, because a trigger has ignored it or put it elsewhere.
    NotInserted {
        /// The model: `Product`.
        model: &'static str,
    },
    /// A row that is not saved yet, and so has no key, was to be related to another: Django's `ValueError`.
    NotSaved {
        /// The model: `Product`.
        model: &'static str,
    },
    /// A row is not deleted, because rows point to it by keys with `on_delete = protect`: Django's `ProtectedError`.
    Protected(Box<DeletionRefused>),
    /// A row is not deleted, because rows that would be left point to it by keys with `on_delete = restrict`: Django's
    /// `RestrictedError`.
    Restricted(Box<DeletionRefused>),
    /// A value in the database is not of the type that its field has.
    Decode(Box<DecodeError>),
    /// A value was to be written that no column can hold: Django's `OverflowError`.
    Unstorable(Box<UnstorableValue>),
    /// A query that goes on from others has become larger than a statement can be; one in a single piece would not compile.
    QueryTooLarge {
        /// The limits.
        reason: Box<str>,
    },
    /// A raw query does not select a column that its rows need.
    MissingColumn(Box<MissingColumn>),
    /// A row would break a constraint: Django's `IntegrityError`.
    Constraint(Box<ConstraintError>),
    /// Another connection held a lock for longer than the busy timeout.
    Busy(Box<DatabaseError>),
    /// A table is in use by another statement of the same connection.
    Locked(Box<DatabaseError>),
    /// The database, or the file system, does not let itself be written to.
    ReadOnly(Box<DatabaseError>),
    /// The disk is full, or the database has reached its `max_page_count`.
    DiskFull(Box<DatabaseError>),
    /// The database file is damaged.
    Corrupt(Box<DatabaseError>),
    /// The statement was interrupted, by an interrupt handle or a progress handler.
    Interrupted(Box<DatabaseError>),
    /// The file is something else than a database.
    NotADatabase {
        /// The file.
        path: Box<Path>,
    },
    /// `create_tables` found a table or view of the same name.
    TableExists {
        /// The table: `shop_product`.
        table: &'static str,
    },
    /// The database cannot be opened.
    CannotOpen(Box<OpenError>),
    /// A transaction cannot begin, go on or end so: Django's `TransactionManagementError`.
    Transaction(TransactionError),
    /// What was asked for as a page is not its number: Django's `PageNotAnInteger`.
    PageNotAnInteger,
    /// There is no such page: Django's `EmptyPage`.
    EmptyPage {
        /// The number that was asked for.
        number: i64,
        /// How many pages there are.
        num_pages: i64,
    },
    /// Anything else that the database reports.
    Database(Box<DatabaseError>),
}

/// A value that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The model: `Product`.
    pub model: &'static str,
    /// The column: `price`.
    pub column: &'static str,
    /// What would have been right.
    pub expected: &'static str,
    /// What is there, shortened.
    pub found: String,
}

/// A value that cannot be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnstorableValue {
    /// The model and the column that it was meant for, if it was meant for one.
    pub column: Option<(&'static str, &'static str)>,
    /// What it is.
    pub what: Unstorable,
}

/// A deletion that was refused.
///
/// ```
#[doc = include_str!("doc/shop.txt")]
/// match kitchen.delete(&db) {
///     Err(Error::Protected(refused)) => assert_eq!(refused.keys, ["Product.category"]),
///     other => panic!("{other:?}"),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletionRefused {
    /// The model of the rows that were to be deleted: `Product`.
    pub model: &'static str,
    /// The keys by which rows point to them: `OrderItem.product`.
    pub keys: Vec<String>,
}

/// A column that a raw query does not select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingColumn {
    /// The model or struct that rows become: `Product`.
    pub row: &'static str,
    /// The column: `price`.
    pub column: &'static str,
}

/// A database that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenError {
    /// The file.
    pub path: Box<Path>,
    /// Why.
    pub reason: String,
}

impl Error {
    #[cold]
    pub(crate) fn decode(mismatch: &Mismatch, value: Value<'_>, column: &Column) -> Error {
        Error::Decode(Box::new(DecodeError {
            model: column.model,
            column: column.column,
            expected: mismatch.expected,
            found: value.shown(),
        }))
    }

    #[cold]
    pub(crate) fn unstorable(what: Unstorable) -> Error {
        Error::Unstorable(Box::new(UnstorableValue { column: None, what }))
    }

    #[cold]
    pub(crate) fn cannot_open(path: &Path, reason: impl Into<String>) -> Error {
        Error::CannotOpen(Box::new(OpenError { path: path.into(), reason: reason.into() }))
    }

    /// A broken foreign key with the table whose rows still point to a row of `model` that was to be deleted, perhaps as
    /// children of it by a key.
    #[cold]
    pub(crate) fn referred(mut self, table: String, child_by: Option<String>, model: &'static str) -> Error {
        if let Error::Constraint(error) = &mut self {
            error.table = Some(table);
            error.columns = child_by.into_iter().collect();
            error.name = Some(model.to_owned());
        }
        self
    }

    /// The broken constraint, if this is about one.
    ///
    /// ```
    #[doc = include_str!("doc/shop.txt")]
    /// let twin = query!(Category.create(name = "Kitchen")).run(&db);
    /// let columns = twin.as_ref().err().and_then(Error::constraint).map(|broken| broken.columns.as_slice());
    /// assert_eq!(columns, Some(["name".to_owned()].as_slice()));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn constraint(&self) -> Option<&ConstraintError> {
        match self {
            Error::Constraint(error) => Some(error),
            _ => None,
        }
    }

    /// What the database said, if it said anything.
    ///
    /// ```
    #[doc = include_str!("doc/shop.txt")]
    /// let wrong = db.execute("SELEC 1", ());
    /// assert!(wrong.err().and_then(|error| error.database().map(|said| said.message.contains("syntax"))).unwrap_or(false));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn database(&self) -> Option<&DatabaseError> {
        match self {
            Error::Constraint(error) => Some(&error.database),
            Error::Busy(error)
            | Error::Locked(error)
            | Error::ReadOnly(error)
            | Error::DiskFull(error)
            | Error::Corrupt(error)
            | Error::Interrupted(error)
            | Error::Database(error) => Some(error),
            _ => None,
        }
    }

    fn broke(&self, kinds: &[ConstraintKind]) -> bool {
        self.constraint().is_some_and(|error| kinds.contains(&error.kind))
    }

    /// Whether `get` found no row.
    ///
    /// ```
    #[doc = include_str!("doc/shop.txt")]
    /// let missing = query!(Product.get(name = "Pan")).run(&db);
    /// assert!(missing.is_err_and(|error| error.is_does_not_exist()));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn is_does_not_exist(&self) -> bool {
        matches!(self, Error::DoesNotExist { .. })
    }

    /// Whether `get` found several rows.
    ///
    /// ```
    #[doc = include_str!("doc/shop.txt")]
    /// let several = query!(Product.get(price__gt = 1)).run(&db);
    /// assert!(several.is_err_and(|error| error.is_multiple_objects_returned()));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn is_multiple_objects_returned(&self) -> bool {
        matches!(self, Error::MultipleObjectsReturned { .. })
    }

    /// Whether a row with the same values or the same key exists.
    ///
    /// ```
    #[doc = include_str!("doc/shop.txt")]
    /// let twin = query!(Category.create(name = "Kitchen")).run(&db);
    /// assert!(twin.is_err_and(|error| error.is_unique_violation()));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn is_unique_violation(&self) -> bool {
        self.broke(&[ConstraintKind::Unique, ConstraintKind::PrimaryKey])
    }

    /// Whether a key would point to no row.
    ///
    /// ```
    #[doc = include_str!("doc/shop.txt")]
    /// let lost = query!(Product.filter(id = mug.id).update(category = 99)).run(&db);
    /// assert!(lost.is_err_and(|error| error.is_foreign_key_violation()));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn is_foreign_key_violation(&self) -> bool {
        self.broke(&[ConstraintKind::ForeignKey])
    }

    /// Whether a column that may not be NULL would be.
    ///
    /// ```
    #[doc = include_str!("doc/shop.txt")]
    /// let nameless = db.execute("UPDATE shop_tag SET name = NULL", ());
    /// assert!(nameless.is_err_and(|error| error.is_not_null_violation()));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn is_not_null_violation(&self) -> bool {
        self.broke(&[ConstraintKind::NotNull])
    }

    /// Whether a `CHECK` does not hold.
    #[must_use]
    pub fn is_check_violation(&self) -> bool {
        self.broke(&[ConstraintKind::Check])
    }

    /// Whether the same may succeed later: something else held a lock.
    ///
    /// [`Db::retry`](crate::Db::retry) tries again by itself.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Error::Busy(_) | Error::Locked(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::DoesNotExist { model } => write!(f, "no `{model}` matches the query"),
            Error::MultipleObjectsReturned { model, count: count @ ..=20 } => {
                write!(f, "{count} rows of `{model}` match the query, expected one")
            }
            Error::MultipleObjectsReturned { model, .. } => {
                write!(f, "more than 20 rows of `{model}` match the query, expected one")
            }
            Error::NotUpdated { model } => write!(f, "no `{model}` has this key, so none was updated"),
            Error::NotInserted { model } => {
                write!(f, "a trigger of the database has kept this `{model}` out of its table, so it has no key")
            }
            Error::NotSaved { model } => {
                write!(f, "this `{model}` is not saved yet, so nothing can point to it\nhelp: `insert` or `save` it first")
            }
            Error::Protected(refused) => write!(f, "{refused} with `on_delete = protect`"),
            Error::Restricted(refused) => write!(f, "{refused} with `on_delete = restrict`"),
            Error::Decode(error) => error.fmt(f),
            Error::Unstorable(error) => error.fmt(f),
            Error::QueryTooLarge { reason } => {
                write!(f, "{reason}\nhelp: what a loop adds may be one condition: a list for `in`, a pattern for `regex`")
            }
            Error::MissingColumn(error) => error.fmt(f),
            Error::Constraint(error) => error.fmt(f),
            Error::Busy(error) if error.is_stale() => f.write_str(
                "another connection has written since this transaction began to read\nhelp: begin a transaction that writes with `Mode::Immediate`, or run it with `db.retry`",
            ),
            Error::Busy(_) => f.write_str(
                "the database is locked by another connection\nhelp: keep transactions short, begin those that write with `Mode::Immediate`, raise the busy timeout in `Db::options()`, or use `db.retry`",
            ),
            Error::Locked(_) => f.write_str(
                "a table is in use by another statement of this connection\nhelp: finish reading from `iter` before changing the table",
            ),
            Error::ReadOnly(_) => f.write_str(
                "the database cannot be written to\nhelp: look at how it was opened and at the permissions of the file and its directory",
            ),
            Error::DiskFull(_) => f.write_str("the disk, or the database's `max_page_count`, is full"),
            Error::Corrupt(_) => f.write_str(
                "the database file is damaged\nhelp: `PRAGMA integrity_check` tells where; restore a backup or use `sqlite3 … .recover`",
            ),
            Error::Interrupted(_) => f.write_str("the statement was interrupted"),
            Error::NotADatabase { path } => write!(f, "`{}` is not an SQLite database, or is encrypted", path.display()),
            Error::TableExists { table } => write!(
                f,
                "there is a table `{table}` already, so none was created\nhelp: create tables in a new database, or leave this one's as they are",
            ),
            Error::CannotOpen(error) => error.fmt(f),
            Error::Transaction(error) => error.fmt(f),
            Error::PageNotAnInteger => f.write_str("the number of a page is an integer"),
            Error::EmptyPage { num_pages: 0, .. } => f.write_str("there are no pages"),
            Error::EmptyPage { number: ..1, .. } => f.write_str("the number of the first page is 1"),
            Error::EmptyPage { number, num_pages: 1 } => write!(f, "there is no page {number}, but one page"),
            Error::EmptyPage { number, num_pages } => {
                write!(f, "there is no page {number}, but {num_pages} pages")
            }
            Error::Database(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for DeletionRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not deleted: rows point to it by `{}`", self.model, self.keys.join("`, `"))
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DecodeError { model, column, expected, found } = self;
        write!(f, "`{model}.{column}`: expected {expected}, found {found}")
    }
}

impl fmt::Display for UnstorableValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((model, column)) = self.column {
            write!(f, "`{model}.{column}`: ")?;
        }
        f.write_str(self.what.reason())
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot open the database `{}`: {}", self.path.display(), self.reason)
    }
}

impl fmt::Display for MissingColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let MissingColumn { row, column } = self;
        write!(
            f,
            "this raw query does not select `{column}`, which is a part of `{row}`\nhelp: select it, or say which columns there are with `only(…)`, or other rows with `as Row {{ … }}`"
        )
    }
}

impl std::error::Error for MissingColumn {}
impl std::error::Error for DecodeError {}
impl std::error::Error for UnstorableValue {}
impl std::error::Error for OpenError {}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // Its own text already says what the database said.
            Error::Database(_) => None,
            _ => self.database().map(|error| error as _),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_small() {
        assert!(size_of::<Error>() <= 24);
    }
}
