//! Functions of texts, and of bits.

use std::borrow::Cow;

use rusqlite::functions::Context;
use rusqlite::types::{Value, ValueRef};

use super::{refuse, shown, text};
use crate::schema::md5;

type Answer = rusqlite::Result<Value>;

fn count(context: &Context<'_>, index: usize) -> Option<usize> {
    match context.get_raw(index) {
        ValueRef::Integer(count) => Some(usize::try_from(count).unwrap_or(0)),
        _ => None,
    }
}

fn answer(text: Option<String>) -> Answer {
    Ok(text.map_or(Value::Null, Value::Text))
}

/// Refuses to make what SQLite would refuse as too long.
fn bounded(length: usize) -> rusqlite::Result<usize> {
    if length <= 1_000_000_000 { Ok(length) } else { Err(refuse(String::from("string or blob too big"))) }
}

/// `LPAD(text, length, fill)`
pub(super) fn lpad(context: &Context<'_>) -> Answer {
    padded(context, |text, filling| filling + text)
}

/// `RPAD(text, length, fill)`
pub(super) fn rpad(context: &Context<'_>) -> Answer {
    padded(context, |text, filling| String::from(text) + &filling)
}

fn padded(context: &Context<'_>, join: fn(&str, String) -> String) -> Answer {
    let (Some(text), Some(length), Some(fill)) = (shown(context, 0), count(context, 1), text(context, 2)) else {
        return Ok(Value::Null);
    };
    let missing = bounded(length)?.saturating_sub(text.chars().count());
    answer(Some(match missing {
        0 => text.chars().take(length).collect(),
        _ => join(&text, fill.chars().cycle().take(missing).collect()),
    }))
}

/// `REPEAT(text, count)`
pub(super) fn repeat(context: &Context<'_>) -> Answer {
    let (Some(text), Some(count)) = (shown(context, 0), count(context, 1)) else { return Ok(Value::Null) };
    bounded(text.len().saturating_mul(count))?;
    answer(Some(text.repeat(count)))
}

/// `REVERSE(text)`
pub(super) fn reverse(context: &Context<'_>) -> Answer {
    answer(shown(context, 0).map(|text| text.chars().rev().collect()))
}

/// `MD5(text)`, as hexadecimal digits
pub(super) fn md5(context: &Context<'_>) -> Answer {
    let digits = |text: Cow<'_, str>| md5::md5(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    answer(shown(context, 0).map(digits))
}

/// `BITXOR(a, b)`
pub(super) fn bitxor(context: &Context<'_>) -> Answer {
    match (context.get_raw(0), context.get_raw(1)) {
        (ValueRef::Integer(a), ValueRef::Integer(b)) => Ok(Value::Integer(a ^ b)),
        _ => Ok(Value::Null),
    }
}
