//! `serde_json::Value`: Django's `JSONField`.
//!
//! SQLite compares JSON as text, so it is written exactly as Python's `json.dumps` does.

use std::fmt::Write;

use serde_json::{Number, Value as Json};

use super::text;
use crate::lookup::{IntoParam, JsonLookups, JsonValues};
use crate::model::{FieldType, Mismatch};
use crate::plan::{Column, Kind};
use crate::query::{Param, Value};

#[diagnostic::do_not_recommend]
impl FieldType for Json {
    type Family = JsonValues;
    type Lookups = JsonLookups;
    const LOOKUPS: JsonLookups = JsonLookups::ALL;
    const KIND: Kind = Kind::Json;

    /// A number need not be in a text: what is computed from JSON may be one.
    fn decode(value: Value<'_>, _column: &'static Column) -> Result<Json, Mismatch> {
        let read = match value {
            Value::Integer(integer) => Some(Json::from(integer)),
            Value::Real(real) => Some(Json::from(real)),
            value => text(value).and_then(|text| serde_json::from_str(text).ok()),
        };
        read.ok_or(Mismatch { expected: "JSON" })
    }

    fn encode(&self) -> Param<'_> {
        param(self)
    }
}

fn param(json: &Json) -> Param<'static> {
    let mut out = String::new();
    write(&mut out, json);
    Param::Json(out)
}

fn write(out: &mut String, json: &Json) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => out.push_str(&digits(number)),
        Json::String(text) => string(out, text),
        Json::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(out, index);
                write(out, item);
            }
            out.push(']');
        }
        Json::Object(entries) => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                separate(out, index);
                string(out, key);
                out.push_str(": ");
                write(out, value);
            }
            out.push('}');
        }
    }
}

fn separate(out: &mut String, index: usize) {
    if index > 0 {
        out.push_str(", ");
    }
}

fn digits(number: &Number) -> String {
    match number.as_f64() {
        Some(value) if number.is_f64() => crate::python::float(value),
        _ => number.to_string(),
    }
}

/// Everything but printable ASCII as `\uXXXX`, beyond the first 65,536 characters as two.
fn string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' => out.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    // Writing to a `String` cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

values! { JsonValues: Json => param; }

macro_rules! plain {
    ($($type:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, JsonValues> for $type {
            fn into_param(self) -> Param<'q> {
                param(&Json::from(self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> IntoParam<'q, JsonValues> for &$type {
            fn into_param(self) -> Param<'q> {
                param(&Json::from(self.to_owned()))
            }
        }
    )*};
}

plain! { bool i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64 String }

#[diagnostic::do_not_recommend]
impl<'q> IntoParam<'q, JsonValues> for &str {
    fn into_param(self) -> Param<'q> {
        let mut out = String::with_capacity(self.len() + 2);
        string(&mut out, self);
        Param::Json(out)
    }
}

#[diagnostic::do_not_recommend]
impl<'q> IntoParam<'q, JsonValues> for &&str {
    fn into_param(self) -> Param<'q> {
        IntoParam::<JsonValues>::into_param(*self)
    }
}
