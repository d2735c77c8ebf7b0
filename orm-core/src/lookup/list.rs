//! Lists: as one parameter, and as JSON arrays.

use std::fmt::Write;

use crate::query::{Listed, Param};

/// A list as one parameter; of JSON values as a JSON array, as SQL asks for their types too.
pub(super) fn list<'q>(params: impl Iterator<Item = Param<'q>>) -> Param<'q> {
    let list: Listed<'q> = params.collect();
    if list.is_json() { Param::Owned(list.to_json()) } else { Param::Listed(list) }
}

/// The parameters as a JSON array; NULLs are left out, as Django does in `in`.
pub(crate) fn array<'q>(params: impl Iterator<Item = Param<'q>>) -> String {
    let mut array = String::with_capacity(2 + 8 * params.size_hint().0);
    array.push('[');
    for param in params {
        if array.len() > 1 && !array.ends_with(',') {
            array.push(',');
        }
        match param {
            Param::Null | Param::Unstorable(_) => {}
            Param::Bool(value) => array.push_str(if value { "true" } else { "false" }),
            Param::Integer(value) => integer(&mut array, value),
            // JSON has no infinities; a number too large for a double is read as one.
            Param::Real(value) if value.is_infinite() => array.push_str(if value > 0.0 { "9e999" } else { "-9e999" }),
            Param::Real(value) if value.is_nan() => {}
            // Writing to a `String` cannot fail.
            Param::Real(value) => {
                let _ = write!(array, "{value:e}");
            }
            Param::Text(text) => string(&mut array, text),
            Param::Owned(text) => string(&mut array, &text),
            Param::Short(text) => string(&mut array, &text),
            Param::Json(text) => array.push_str(&text),
            Param::Listed(list) => array.push_str(&list.to_json()),
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

/// Appends a number: lists of keys are long, and `write!` takes several times as long.
fn integer(out: &mut String, value: i64) {
    // The largest has 19 digits.
    let mut digits = [b'0'; 20];
    let mut rest = value.unsigned_abs();
    let mut start = digits.len();
    for (at, digit) in digits.iter_mut().enumerate().rev() {
        #[allow(clippy::cast_possible_truncation)] // It is a digit.
        let last = (rest % 10) as u8;
        *digit = b'0' + last;
        start = at;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        out.push('-');
    }
    // Only digits: the default is never taken.
    out.push_str(std::str::from_utf8(digits.get(start..).unwrap_or_default()).unwrap_or_default());
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

#[cfg(test)]
mod tests {
    use super::array;
    use crate::query::Param;

    #[test]
    fn integers_are_written_out() {
        let values = [0, 7, -7, 10, 1_000_000_007, i64::MAX, i64::MIN];
        let expected: Vec<String> = values.iter().map(ToString::to_string).collect();
        assert_eq!(array(values.into_iter().map(Param::Integer)), format!("[{}]", expected.join(",")));
        assert_eq!(array(std::iter::empty()), "[]");
        assert_eq!(array([Param::Null, Param::Integer(1), Param::Null].into_iter()), "[1]");
    }
}
