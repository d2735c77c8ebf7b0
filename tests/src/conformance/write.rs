//! What cases that write are made of: errors of both languages, shared lists, results.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use orm_core::Error;
use orm_core::write::Deleted;
use serde_json::{Map, Value};

use super::ask::Answer;
use super::error::class;
use super::{Cell, ToCell};

/// What ends a case early: an error of ours, or what the case raises itself.
#[derive(Debug)]
pub enum Failure {
    /// An error of ours.
    Ours(Error),
    /// `raise`
    Raised {
        /// Python's class.
        class: &'static str,
        /// What it says.
        message: &'static str,
    },
}

/// What a block of a case comes to.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// `raise class(message)`
    #[must_use]
    pub const fn raised(class: &'static str, message: &'static str) -> Failure {
        Failure::Raised { class, message }
    }

    /// Django's class for it.
    #[must_use]
    pub fn class(&self) -> &'static str {
        match self {
            Failure::Ours(error) => class(error),
            Failure::Raised { class, .. } => class,
        }
    }

    /// Whether `except` of one of these classes catches it.
    #[must_use]
    pub fn is(&self, classes: &[&str]) -> bool {
        let own = self.class();
        classes.iter().any(|class| *class == own || bases(own).contains(class))
    }
}

/// The classes that a class of Python's or Django's inherits from.
fn bases(class: &str) -> &'static [&'static str] {
    match class {
        "IntegrityError" => &["DatabaseError", "Error", "Exception"],
        "ProtectedError" | "RestrictedError" => &["IntegrityError", "DatabaseError", "Error", "Exception"],
        "TransactionManagementError" => &["ProgrammingError", "DatabaseError", "Error", "Exception"],
        "DoesNotExist" => &["ObjectDoesNotExist", "Exception"],
        "NotUpdated" => &["ObjectNotUpdated", "DatabaseError", "Error", "Exception"],
        "KeyError" | "IndexError" => &["LookupError", "Exception"],
        "ZeroDivisionError" => &["ArithmeticError", "Exception"],
        _ => &["Exception"],
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Ours(error)
    }
}

impl From<std::num::TryFromIntError> for Failure {
    fn from(_: std::num::TryFromIntError) -> Failure {
        Failure::raised("OverflowError", "the number is too large for the column")
    }
}

impl From<std::convert::Infallible> for Failure {
    fn from(never: std::convert::Infallible) -> Failure {
        match never {}
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Ours(error) => write!(f, "{error}"),
            Failure::Raised { class, message } => write!(f, "{class}: {message}"),
        }
    }
}

/// Runs what may fail: `try`.
///
/// # Errors
/// As `work`.
pub fn attempt<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    work()
}

/// There are fewer rows than names for them.
#[must_use]
pub const fn too_few() -> Failure {
    Failure::raised("ValueError", "not enough values to unpack")
}

/// There is no row where one is asked for more.
#[must_use]
pub const fn absent() -> Failure {
    Failure::raised("AttributeError", "'NoneType' object has no such attribute")
}

/// A list that a callback appends to.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    /// Appends.
    pub fn append(&self, text: impl Into<String>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(text.into());
    }

    /// Each entry as a row.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<Cell>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|text| vec![text.to_cell()]).collect()
    }
}

/// No result.
#[must_use]
pub const fn nothing() -> Answer {
    Answer::Nothing
}

/// A result of one row.
#[must_use]
pub fn single(cells: Vec<Cell>) -> Answer {
    Answer::Rows(vec![cells])
}

/// A result of rows.
pub fn many(rows: impl IntoIterator<Item = Vec<Cell>>) -> Answer {
    Answer::Rows(rows.into_iter().collect())
}

/// The key that a database assigns: Django's is `None` as long as there is none.
#[must_use]
pub fn key(key: i64) -> Cell {
    if key == 0 { Cell::Null } else { key.to_cell() }
}

/// The name of a file: Django has none where an empty text is stored.
#[must_use]
pub fn file(name: Option<&str>) -> Cell {
    name.filter(|name| !name.is_empty()).map(str::to_owned).to_cell()
}

/// How many rows of which model were deleted.
#[must_use]
pub fn counts(deleted: &Deleted) -> Cell {
    Cell::Json(Value::Object(
        deleted.iter().map(|(label, count)| (label.to_owned(), Value::from(count))).collect::<Map<_, _>>(),
    ))
}
