//! Values that a Rust type has and no column can hold.

use std::ffi::c_int;

/// What a value is that the database cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unstorable {
    /// An integer that takes more than 63 bits.
    Integer,
    /// A date, or a moment, of a year of more than four digits.
    Date,
    /// A duration whose microseconds take more than 63 bits.
    Duration,
}

impl Unstorable {
    const ALL: [Unstorable; 3] = [Unstorable::Integer, Unstorable::Date, Unstorable::Duration];

    /// As the result of binding it. SQLite's codes are not negative.
    pub(crate) fn code(self) -> c_int {
        -1 - self as c_int
    }

    /// The value of which this is the code.
    pub(crate) fn of_code(code: c_int) -> Option<Unstorable> {
        Self::ALL.into_iter().find(|what| what.code() == code)
    }

    /// Why it cannot be stored.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Unstorable::Integer => "an integer above 9223372036854775807 cannot be stored",
            Unstorable::Date => "a date beyond the year 9999 cannot be stored",
            Unstorable::Duration => "a duration of more than 9223372036854775807 microseconds cannot be stored",
        }
    }
}
