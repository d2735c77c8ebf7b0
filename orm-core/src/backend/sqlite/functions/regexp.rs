//! `REGEXP`: Python's `re.search` in the syntax of the `regex` crate, which has no look-around and no back-references.

use std::borrow::Cow;
use std::error::Error;

use regex::Regex;
use rusqlite::functions::Context;
use rusqlite::types::{Value, ValueRef};

/// `value REGEXP pattern` calls `regexp(pattern, value)`.
pub(super) fn regexp(context: &Context<'_>) -> rusqlite::Result<Value> {
    let (ValueRef::Text(_), Some(text)) = (context.get_raw(0), text(context.get_raw(1))) else {
        return Ok(Value::Null);
    };
    // Compiled once a statement, as long as the pattern is constant.
    let pattern = context.get_or_create_aux(0, compile)?;
    Ok(Value::Integer(pattern.is_match(&text).into()))
}

fn compile(pattern: ValueRef<'_>) -> Result<Regex, Box<dyn Error + Send + Sync>> {
    let pattern = pattern.as_str()?;
    Regex::new(pattern).map_err(|error| format!("`{pattern}` is not a regular expression: {error}").into())
}

/// The value as text, as Python's `str` would have it.
fn text(value: ValueRef<'_>) -> Option<Cow<'_, str>> {
    match value {
        ValueRef::Null => None,
        ValueRef::Integer(value) => Some(value.to_string().into()),
        ValueRef::Real(value) => Some(crate::python::float(value).into()),
        ValueRef::Text(text) | ValueRef::Blob(text) => Some(String::from_utf8_lossy(text)),
    }
}
