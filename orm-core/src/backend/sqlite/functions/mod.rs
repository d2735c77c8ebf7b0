//! The SQL functions that Django's SQL calls and SQLite lacks.
//!
//! A database file may depend on them: generated columns, indexes and checks that Django made call `django_…`.

mod dates;
#[cfg(feature = "regex")]
mod regexp;

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::{Value, ValueRef};

struct Function {
    name: &'static str,
    arguments: i32,
    run: fn(&Context<'_>) -> rusqlite::Result<Value>,
}

/// Functions whose result depends on their arguments only.
const FUNCTIONS: &[Function] = &[
    #[cfg(feature = "regex")]
    Function { name: "regexp", arguments: 2, run: regexp::regexp },
    Function { name: "django_date_extract", arguments: 2, run: dates::moment_extract },
    Function { name: "django_date_trunc", arguments: 4, run: dates::date_trunc },
    Function { name: "django_datetime_cast_date", arguments: 3, run: dates::cast_date },
    Function { name: "django_datetime_cast_time", arguments: 3, run: dates::cast_time },
    Function { name: "django_datetime_extract", arguments: 4, run: dates::moment_extract },
    Function { name: "django_datetime_trunc", arguments: 4, run: dates::moment_trunc },
    Function { name: "django_time_extract", arguments: 2, run: dates::time_extract },
    Function { name: "django_time_trunc", arguments: 4, run: dates::time_trunc },
    Function { name: "django_format_dtdelta", arguments: 3, run: dates::format_delta },
    Function { name: "django_time_diff", arguments: 2, run: dates::time_diff },
    Function { name: "django_timestamp_diff", arguments: 2, run: dates::timestamp_diff },
];

pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        // Without it, a schema may not call them where `trusted_schema` is off.
        | FunctionFlags::SQLITE_INNOCUOUS;
    for function in FUNCTIONS {
        let run = function.run;
        connection.create_scalar_function(function.name, function.arguments, flags, move |context| run(context))?;
    }
    Ok(())
}

/// What a function fails with.
fn refuse(message: String) -> rusqlite::Error {
    rusqlite::Error::UserFunctionError(message.into())
}

/// The argument at `index`, if it is there and a text.
fn text<'c>(context: &'c Context<'_>, index: usize) -> Option<&'c str> {
    if index >= context.len() {
        return None;
    }
    match context.get_raw(index) {
        ValueRef::Text(text) => std::str::from_utf8(text).ok(),
        _ => None,
    }
}
