//! The SQL functions that Django's SQL calls and SQLite lacks.
//!
//! A database file may depend on them: generated columns, indexes and checks that Django made call `django_…`.

mod aggregates;
mod dates;
mod hashes;
mod math;
mod random;
#[cfg(feature = "regex")]
mod regexp;
mod text;
mod zones;

use std::borrow::Cow;

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::{Value, ValueRef};

type Answer = rusqlite::Result<Value>;

struct Function {
    name: &'static str,
    arguments: i32,
    run: fn(&Context<'_>) -> Answer,
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
    Function { name: "datetime_trunc_in", arguments: 3, run: dates::moment_trunc_in },
    Function { name: "django_time_extract", arguments: 2, run: dates::time_extract },
    Function { name: "django_time_trunc", arguments: 4, run: dates::time_trunc },
    Function { name: "django_format_dtdelta", arguments: 3, run: dates::format_delta },
    Function { name: "django_time_diff", arguments: 2, run: dates::time_diff },
    Function { name: "django_timestamp_diff", arguments: 2, run: dates::timestamp_diff },
    Function { name: "bitxor", arguments: 2, run: math::bit_xor },
    Function { name: "cot", arguments: 1, run: math::cotangent },
    Function { name: "lpad", arguments: 3, run: text::pad_left },
    Function { name: "repeat", arguments: 2, run: text::repeat },
    Function { name: "reverse", arguments: 1, run: text::reverse },
    Function { name: "rpad", arguments: 3, run: text::pad_right },
    Function { name: "md5", arguments: 1, run: hashes::md5 },
    #[cfg(feature = "sha1")]
    Function { name: "sha1", arguments: 1, run: hashes::sha1 },
    #[cfg(feature = "sha2")]
    Function { name: "sha224", arguments: 1, run: hashes::sha2::<sha2::Sha224> },
    #[cfg(feature = "sha2")]
    Function { name: "sha256", arguments: 1, run: hashes::sha2::<sha2::Sha256> },
    #[cfg(feature = "sha2")]
    Function { name: "sha384", arguments: 1, run: hashes::sha2::<sha2::Sha384> },
    #[cfg(feature = "sha2")]
    Function { name: "sha512", arguments: 1, run: hashes::sha2::<sha2::Sha512> },
];

const RANDOM: &[Function] = &[
    Function { name: "rand", arguments: 0, run: random::rand },
    Function { name: "uuidv4", arguments: 0, run: random::uuid4 },
    Function { name: "uuidv7", arguments: 0, run: random::uuid7 },
];

pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let random = FunctionFlags::SQLITE_UTF8
        // Without it, a schema may not call them where `trusted_schema` is off.
        | FunctionFlags::SQLITE_INNOCUOUS;
    let flags = random | FunctionFlags::SQLITE_DETERMINISTIC;
    let add = |functions: &[Function], flags| {
        functions.iter().try_for_each(|&Function { name, arguments, run }| {
            connection.create_scalar_function(name, arguments, flags, move |context| run(context))
        })
    };
    add(FUNCTIONS, flags)?;
    add(RANDOM, random)?;
    let complete = "SELECT sqlite_compileoption_used('ENABLE_MATH_FUNCTIONS')";
    if !connection.query_row(complete, [], |row| row.get(0))? {
        add(math::LACKING, flags)?;
    }
    aggregates::register(connection, flags)
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

/// The argument at `index` as text, as Python's `str` would have it; none for NULL.
fn shown<'c>(context: &'c Context<'_>, index: usize) -> Option<Cow<'c, str>> {
    match context.get_raw(index) {
        ValueRef::Null => None,
        ValueRef::Integer(value) => Some(value.to_string().into()),
        ValueRef::Real(value) => Some(crate::python::float(value).into()),
        ValueRef::Text(text) | ValueRef::Blob(text) => Some(String::from_utf8_lossy(text)),
    }
}

#[derive(Clone, Copy)]
enum Number {
    Integer(i64),
    Real(f64),
}

impl Number {
    #[allow(clippy::cast_precision_loss)]
    fn real(self) -> f64 {
        match self {
            Number::Integer(value) => value as f64,
            Number::Real(value) => value,
        }
    }
}

/// The argument at `index`, if it is a number, or a text that SQLite would take for one.
fn number(context: &Context<'_>, index: usize) -> Option<Number> {
    match context.get_raw(index) {
        ValueRef::Integer(value) => Some(Number::Integer(value)),
        ValueRef::Real(value) => Some(Number::Real(value)),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).ok()?.trim_ascii();
            match text.parse() {
                Ok(value) => Some(Number::Integer(value)),
                // Unlike Rust, SQLite knows no `inf` and no `nan`.
                Err(_) if text.bytes().any(|byte| byte.is_ascii_alphabetic() && !matches!(byte, b'e' | b'E')) => None,
                Err(_) => text.parse().ok().map(Number::Real),
            }
        }
        ValueRef::Null | ValueRef::Blob(_) => None,
    }
}

/// The argument at `index` as an integer, if it is a number.
fn integer(context: &Context<'_>, index: usize) -> Option<i64> {
    number(context, index).map(|number| match number {
        Number::Integer(value) => value,
        // Towards 0, and at most as far as integers go.
        #[allow(clippy::cast_possible_truncation)]
        Number::Real(value) => value as i64,
    })
}
