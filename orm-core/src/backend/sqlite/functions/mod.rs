//! The SQL functions that Django's SQL calls and SQLite lacks.
//!
//! A database file may depend on them: generated columns, indexes and checks that Django made call `django_…`.

mod dates;
mod math;
#[cfg(feature = "regex")]
mod regexp;
mod statistics;
mod texts;

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::{Value, ValueRef};
use std::borrow::Cow;

use statistics::Spread;

struct Function {
    name: &'static str,
    arguments: i32,
    run: fn(&Context<'_>) -> rusqlite::Result<Value>,
}

/// Functions whose result depends on their arguments only.
const FUNCTIONS: &[Function] = &[
    #[cfg(feature = "regex")]
    Function { name: "regexp", arguments: 2, run: regexp::regexp },
    Function { name: "bitxor", arguments: 2, run: texts::bitxor },
    Function { name: "cot", arguments: 1, run: math::cot },
    Function { name: "lpad", arguments: 3, run: texts::lpad },
    Function { name: "md5", arguments: 1, run: texts::md5 },
    Function { name: "repeat", arguments: 2, run: texts::repeat },
    Function { name: "reverse", arguments: 1, run: texts::reverse },
    Function { name: "rpad", arguments: 3, run: texts::rpad },
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

/// What SQLite has itself if it is compiled so, which its bundled source is not.
const MATH: &[Function] = &[
    Function { name: "acos", arguments: 1, run: math::acos },
    Function { name: "asin", arguments: 1, run: math::asin },
    Function { name: "atan", arguments: 1, run: math::atan },
    Function { name: "atan2", arguments: 2, run: math::atan2 },
    Function { name: "ceil", arguments: 1, run: math::ceil },
    Function { name: "ceiling", arguments: 1, run: math::ceil },
    Function { name: "cos", arguments: 1, run: math::cos },
    Function { name: "degrees", arguments: 1, run: math::degrees },
    Function { name: "exp", arguments: 1, run: math::exp },
    Function { name: "floor", arguments: 1, run: math::floor },
    Function { name: "ln", arguments: 1, run: math::ln },
    Function { name: "log", arguments: 1, run: math::log },
    Function { name: "log", arguments: 2, run: math::log },
    Function { name: "mod", arguments: 2, run: math::modulo },
    Function { name: "pi", arguments: 0, run: math::pi },
    Function { name: "power", arguments: 2, run: math::power },
    Function { name: "radians", arguments: 1, run: math::radians },
    Function { name: "sin", arguments: 1, run: math::sin },
    Function { name: "sqrt", arguments: 1, run: math::sqrt },
    Function { name: "tan", arguments: 1, run: math::tan },
];

const SPREADS: &[(&str, Spread)] = &[
    ("stddev_pop", Spread { sample: false, root: true }),
    ("stddev_samp", Spread { sample: true, root: true }),
    ("var_pop", Spread { sample: false, root: false }),
    ("var_samp", Spread { sample: true, root: false }),
];

pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        // Without it, a schema may not call them where `trusted_schema` is off.
        | FunctionFlags::SQLITE_INNOCUOUS;
    let math = if has_math(connection)? { &[] } else { MATH };
    for Function { name, arguments, run } in FUNCTIONS.iter().chain(math) {
        connection.create_scalar_function(*name, *arguments, flags, move |context| run(context))?;
    }
    for (name, spread) in SPREADS {
        connection.create_aggregate_function(*name, 1, flags, *spread)?;
    }
    Ok(())
}

fn has_math(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT sqlite_compileoption_used('ENABLE_MATH_FUNCTIONS')", [], |row| row.get(0))
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

/// The argument at `index` as text, as Python's `str` would have it; nothing for NULL.
fn shown<'c>(context: &'c Context<'_>, index: usize) -> Option<Cow<'c, str>> {
    match context.get_raw(index) {
        ValueRef::Null => None,
        ValueRef::Integer(value) => Some(value.to_string().into()),
        ValueRef::Real(value) => Some(crate::python::float(value).into()),
        ValueRef::Text(text) | ValueRef::Blob(text) => Some(String::from_utf8_lossy(text)),
    }
}
