//! Keys whose type is not known: what deleting carries from one table to the next.

use crate::query::{Param, Value};

/// The value of a key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum KeyValue {
    Null,
    Integer(i64),
    /// A double, by its bits.
    Real(u64),
    Text(String),
    Bytes(Vec<u8>),
}

impl KeyValue {
    pub(crate) fn param(&self) -> Param<'_> {
        match self {
            KeyValue::Null => Param::Null,
            KeyValue::Integer(value) => Param::Integer(*value),
            KeyValue::Real(bits) => Param::Real(f64::from_bits(*bits)),
            KeyValue::Text(text) => Param::Text(text),
            KeyValue::Bytes(bytes) => Param::Bytes(bytes),
        }
    }
}

impl From<Value<'_>> for KeyValue {
    fn from(value: Value<'_>) -> Self {
        match value {
            Value::Null => KeyValue::Null,
            Value::Integer(value) => KeyValue::Integer(value),
            Value::Real(value) => KeyValue::Real(value.to_bits()),
            Value::Text(text) => KeyValue::Text(text.to_owned()),
            Value::BrokenText(bytes) | Value::Bytes(bytes) => KeyValue::Bytes(bytes.to_owned()),
        }
    }
}

impl From<&Param<'_>> for KeyValue {
    fn from(param: &Param<'_>) -> Self {
        match param {
            // Nothing has a key that cannot be stored.
            Param::Null | Param::Unstorable(_) => KeyValue::Null,
            Param::Bool(value) => KeyValue::Integer(i64::from(*value)),
            Param::Integer(value) => KeyValue::Integer(*value),
            Param::Real(value) => KeyValue::Real(value.to_bits()),
            Param::Text(text) => KeyValue::Text((*text).to_owned()),
            Param::Owned(text) | Param::Json(text) => KeyValue::Text(text.clone()),
            Param::Short(text) => KeyValue::Text(text.to_string()),
            Param::Bytes(bytes) => KeyValue::Bytes(bytes.to_vec()),
            Param::OwnedBytes(bytes) => KeyValue::Bytes(bytes.clone()),
            // No key is a list.
            Param::Listed(list) => KeyValue::Text(list.to_json()),
        }
    }
}

/// The keys as one parameter, so that the SQL does not depend on how many there are.
pub(crate) fn list<'k>(keys: impl IntoIterator<Item = &'k KeyValue>) -> Param<'static> {
    Param::Listed(keys.into_iter().map(|key| key.param().into_owned()).collect())
}
