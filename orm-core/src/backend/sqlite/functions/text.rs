//! Functions of text. Length is in characters, as in Django.

use rusqlite::functions::Context;
use rusqlite::types::Value;

use super::{Answer, integer, refuse, shown};

/// How long a text may be in SQLite, unless it was compiled otherwise.
const LONGEST: usize = 1_000_000_000;

/// `REPEAT(text, count)`
pub(super) fn repeat(context: &Context<'_>) -> Answer {
    let (Some(text), Some(count)) = (shown(context, 0), integer(context, 1)) else { return Ok(Value::Null) };
    let count = whole(count);
    match text.len().checked_mul(count) {
        Some(length) if length <= LONGEST => Ok(Value::Text(text.repeat(count))),
        _ => Err(too_long()),
    }
}

/// `REVERSE(text)`
pub(super) fn reverse(context: &Context<'_>) -> Answer {
    Ok(shown(context, 0).map_or(Value::Null, |text| Value::Text(text.chars().rev().collect())))
}

/// `LPAD(text, length, fill)`: shortened, if it is longer.
pub(super) fn pad_left(context: &Context<'_>) -> Answer {
    padded(context, |text, fill| fill + text)
}

/// `RPAD(text, length, fill)`: shortened, if it is longer.
pub(super) fn pad_right(context: &Context<'_>) -> Answer {
    padded(context, |text, fill| text.to_owned() + &fill)
}

fn padded(context: &Context<'_>, join: fn(&str, String) -> String) -> Answer {
    let (Some(text), Some(length), Some(fill)) = (shown(context, 0), integer(context, 1), shown(context, 2)) else {
        return Ok(Value::Null);
    };
    let length = whole(length);
    let missing = length.saturating_sub(text.chars().count());
    if missing == 0 {
        return Ok(Value::Text(text.chars().take(length).collect()));
    }
    // A character takes at most four bytes.
    if !fill.is_empty() && missing > LONGEST / 4 {
        return Err(too_long());
    }
    Ok(Value::Text(join(&text, fill.chars().cycle().take(missing).collect())))
}

/// A negative number of characters is none.
fn whole(count: i64) -> usize {
    usize::try_from(count.max(0)).unwrap_or(usize::MAX)
}

#[cold]
fn too_long() -> rusqlite::Error {
    refuse(String::from("string or blob too big"))
}
