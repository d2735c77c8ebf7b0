//! The one error type.

use std::fmt;

use crate::model::Mismatch;
use crate::plan::Column;
use crate::query::Value;

/// What every fallible function of this crate returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A value in the database is not of the type that its field has.
    Decode(Box<DecodeError>),
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
    /// What is there.
    pub found: String,
}

impl Error {
    #[cold]
    pub(crate) fn decode(mismatch: &Mismatch, value: Value<'_>, column: &'static Column) -> Error {
        Error::Decode(Box::new(DecodeError {
            model: column.model,
            column: column.column,
            expected: mismatch.expected,
            found: format!("{value:?}"),
        }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Decode(error) => {
                let DecodeError { model, column, expected, found } = &**error;
                write!(f, "`{model}.{column}`: expected {expected}, found {found}")
            }
        }
    }
}

impl std::error::Error for Error {}
