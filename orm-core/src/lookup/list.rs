//! Lists as JSON arrays.

use std::fmt::Write;

use crate::query::Param;

/// The parameters as a JSON array; NULLs are left out, as Django does in `in`.
pub(crate) fn array<'q>(params: impl Iterator<Item = Param<'q>>) -> String {
    let mut array = String::with_capacity(2 + 8 * params.size_hint().0);
    array.push('[');
    for param in params {
        if array.len() > 1 && !array.ends_with(',') {
            array.push(',');
        }
        match param {
            Param::Null => {}
            Param::Bool(value) => array.push_str(if value { "true" } else { "false" }),
            // Writing to a `String` cannot fail.
            Param::Integer(value) => {
                let _ = write!(array, "{value}");
            }
            // JSON has no infinities; a number too large for a double is read as one.
            Param::Real(value) if value.is_infinite() => array.push_str(if value > 0.0 { "9e999" } else { "-9e999" }),
            Param::Real(value) if value.is_nan() => {}
            Param::Real(value) => {
                let _ = write!(array, "{value:e}");
            }
            Param::Text(text) => string(&mut array, text),
            Param::Owned(text) => string(&mut array, &text),
            Param::Short(text) => string(&mut array, &text),
            Param::Json(text) => array.push_str(&text),
            Param::Bytes(bytes) => hexadecimal(&mut array, bytes),
            Param::OwnedBytes(bytes) => hexadecimal(&mut array, &bytes),
        }
    }
    if array.ends_with(',') {
        array.pop();
    }
    array.push(']');
    array
}

/// Appends `text` as a JSON string.
fn string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c < ' ' || c == '"' || c == '\\') {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = special.chars();
        match characters.next() {
            Some(c @ ('"' | '\\')) => out.extend(['\\', c]),
            Some(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            None => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

fn hexadecimal(out: &mut String, bytes: &[u8]) {
    out.push('"');
    for byte in bytes {
        _ = write!(out, "{byte:02x}");
    }
    out.push('"');
}
