//! What a row is known by.

use std::collections::HashSet;

use super::super::{Listed, Param, Value};

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

    /// As a parameter.
    fn param(&self) -> Param<'_> {
        match self {
            Known::Integer(value) => Param::Integer(*value),
            Known::Real(bits) => Param::Real(f64::from_bits(*bits)),
            Known::Text(text) => Param::Text(text),
            Known::Bytes(bytes) => Param::Bytes(bytes),
            Known::Nothing => Param::Null,
        }
    }
}

/// The distinct keys as one parameter; nothing if there are none.
pub(super) fn list(keys: &[Known]) -> Option<Param<'_>> {
    let mut seen = HashSet::with_capacity(keys.len());
    let list: Listed<'_> = keys.iter().filter(|key| seen.insert(*key)).map(Known::param).collect();
    (!list.is_empty()).then_some(Param::Listed(list))
}
