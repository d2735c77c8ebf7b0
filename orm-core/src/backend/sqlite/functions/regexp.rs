//! `REGEXP`: Python's `re.search` in the syntax of the `regex` crate, which has no look-around and no back-references.

use std::error::Error;

use regex::Regex;
use rusqlite::functions::Context;
use rusqlite::types::{Value, ValueRef};

use super::shown;

/// `value REGEXP pattern` calls `regexp(pattern, value)`.
pub(super) fn regexp(context: &Context<'_>) -> rusqlite::Result<Value> {
    let (ValueRef::Text(_), Some(text)) = (context.get_raw(0), shown(context, 1)) else {
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
