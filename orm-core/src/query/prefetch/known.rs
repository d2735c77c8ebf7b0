//! What a row is known by.

use std::collections::HashSet;
use std::fmt::{self, Write};

use super::super::{Param, Value};

/// What a row is known by: a key as the database holds it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Known {
    /// An integer.
    Integer(i64),
    /// Text.
    Text(Box<str>),
    /// Bytes.
    Bytes(Box<[u8]>),
    /// The bits of a double.
    Real(u64),
    /// NULL: known by nothing.
    Nothing,
}

impl Known {
    pub(super) fn of(value: Value<'_>) -> Known {
        match value {
            Value::Null => Known::Nothing,
            Value::Integer(value) => Known::Integer(value),
            Value::Real(value) => Known::Real(value.to_bits()),
            Value::Text(text) => Known::Text(text.into()),
            Value::BrokenText(bytes) | Value::Bytes(bytes) => Known::Bytes(bytes.into()),
        }
    }

    /// Writes it as JSON.
    fn write(&self, json: &mut String) -> fmt::Result {
        match self {
            Known::Integer(value) => write!(json, "{value}"),
            Known::Real(bits) => write!(json, "{:?}", f64::from_bits(*bits)),
            Known::Text(text) => {
                json.push('"');
                for c in text.chars() {
                    match c {
                        '"' => json.push_str("\\\""),
                        '\\' => json.push_str("\\\\"),
                        c if u32::from(c) < 0x20 => write!(json, "\\u{:04x}", u32::from(c))?,
                        c => json.push(c),
                    }
                }
                json.push('"');
                Ok(())
            }
            // JSON has no bytes: an object, so that they are told from a text.
            Known::Bytes(bytes) => {
                json.push_str("{\"hex\":\"");
                bytes.iter().try_for_each(|byte| write!(json, "{byte:02X}"))?;
                json.push_str("\"}");
                Ok(())
            }
            Known::Nothing => Ok(()),
        }
    }
}

/// The distinct keys as one parameter; nothing if there are none.
pub(super) fn list(keys: &[Known]) -> Option<Param<'static>> {
    let mut seen = HashSet::with_capacity(keys.len());
    let mut json = String::from("[");
    for key in keys {
        if *key != Known::Nothing && seen.insert(key) {
            if json.len() > 1 {
                json.push(',');
            }
            // Writing to a `String` does not fail.
            key.write(&mut json).ok()?;
        }
    }
    json.push(']');
    (json.len() > 2).then_some(Param::Owned(json))
}
