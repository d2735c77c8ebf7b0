//! Values of a row: borrowed from the database, or owned.

use std::fmt;

use super::Param;

/// One value of a row, borrowed from the database.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'r> {
    /// NULL.
    Null,
    /// An integer.
    Integer(i64),
    /// A double.
    Real(f64),
    /// Text.
    Text(&'r str),
    /// Text that is not UTF-8.
    BrokenText(&'r [u8]),
    /// Bytes.
    Bytes(&'r [u8]),
}

/// One value, as the database stores it.
///
/// ```
#[doc = include_str!("../doc/shop.txt")]
/// use orm_core::query::OwnedValue;
///
/// let record = &query!(Tag.filter(pk = new.id)).records(&db)?[0];
/// assert_eq!(record.get("name"), Some(&OwnedValue::Text("new".into())));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum OwnedValue {
    /// NULL.
    Null,
    /// An integer; also `true` and `false`, as 1 and 0.
    Integer(i64),
    /// A double.
    Real(f64),
    /// Text; also dates, UUIDs and JSON, and the values of a list, as a JSON array.
    Text(String),
    /// Bytes; also text that is not UTF-8.
    Bytes(Vec<u8>),
}

impl Value<'_> {
    /// For an error's text: what it is, and its beginning.
    #[cold]
    pub(crate) fn shown(&self) -> String {
        const LONGEST: usize = 60;
        match self {
            Value::Null => String::from("NULL"),
            Value::Integer(value) => format!("the integer {value}"),
            Value::Real(value) => format!("the number {value:?}"),
            Value::Text(text) => match text.char_indices().nth(LONGEST) {
                None => format!("the text {text:?}"),
                Some((end, _)) => {
                    let beginning = text.get(..end).unwrap_or_default();
                    format!("a text of {} bytes that begins {beginning:?}", text.len())
                }
            },
            Value::BrokenText(bytes) => format!("a text of {} bytes that is not UTF-8", bytes.len()),
            Value::Bytes(bytes) => format!("{} bytes", bytes.len()),
        }
    }
}

impl OwnedValue {
    /// The same, borrowed.
    pub(crate) fn as_value(&self) -> Value<'_> {
        match self {
            OwnedValue::Null => Value::Null,
            OwnedValue::Integer(value) => Value::Integer(*value),
            OwnedValue::Real(value) => Value::Real(*value),
            OwnedValue::Text(text) => Value::Text(text),
            OwnedValue::Bytes(bytes) => Value::Bytes(bytes),
        }
    }
}

impl From<Value<'_>> for OwnedValue {
    fn from(value: Value<'_>) -> OwnedValue {
        match value {
            Value::Null => OwnedValue::Null,
            Value::Integer(value) => OwnedValue::Integer(value),
            Value::Real(value) => OwnedValue::Real(value),
            Value::Text(text) => OwnedValue::Text(text.to_owned()),
            Value::BrokenText(bytes) | Value::Bytes(bytes) => OwnedValue::Bytes(bytes.to_owned()),
        }
    }
}

impl From<&Param<'_>> for OwnedValue {
    fn from(param: &Param<'_>) -> OwnedValue {
        match param {
            Param::Null => OwnedValue::Null,
            Param::Bool(value) => OwnedValue::Integer(i64::from(*value)),
            Param::Integer(value) => OwnedValue::Integer(*value),
            Param::Real(value) => OwnedValue::Real(*value),
            Param::Text(text) => OwnedValue::Text((*text).to_owned()),
            Param::Owned(text) | Param::Json(text) => OwnedValue::Text(text.clone()),
            Param::Short(text) => OwnedValue::Text(text.to_string()),
            Param::Bytes(bytes) => OwnedValue::Bytes(bytes.to_vec()),
            Param::OwnedBytes(bytes) => OwnedValue::Bytes(bytes.clone()),
            Param::Listed(list) => OwnedValue::Text(list.to_json()),
            Param::Unstorable(_) => OwnedValue::Null,
        }
    }
}

/// As an SQL literal.
impl fmt::Display for OwnedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OwnedValue::Null => f.write_str("NULL"),
            OwnedValue::Integer(value) => value.fmt(f),
            OwnedValue::Real(value) if value.is_nan() => f.write_str("NULL"),
            // A number too large for a double is read as an infinity.
            OwnedValue::Real(value) if value.is_infinite() => write!(f, "{}9e999", if *value < 0.0 { "-" } else { "" }),
            OwnedValue::Real(value) => write!(f, "{value:?}"),
            // SQL ends at a NUL.
            OwnedValue::Text(text) if text.contains('\0') => {
                f.write_str("CAST(")?;
                hexadecimal(f, text.as_bytes())?;
                f.write_str(" AS TEXT)")
            }
            OwnedValue::Text(text) => write!(f, "'{}'", text.replace('\'', "''")),
            OwnedValue::Bytes(bytes) => hexadecimal(f, bytes),
        }
    }
}

/// `X'00FF'`
fn hexadecimal(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    f.write_str("X'")?;
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02X}"))?;
    f.write_str("'")
}
