//! Comparing our cells with Django's, by the types that the cases name.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

use super::Cell;

/// Whether `ours` is the value that Django wrote as `theirs`, a `kind` in the words of the cases.
pub(super) fn same(ours: &Cell, theirs: &Value, kind: &str) -> bool {
    let named = match kind {
        "value" | "mixed" | "null" => name(ours),
        kind => kind,
    };
    match (ours, theirs, named) {
        (Cell::List(ours), Value::Array(theirs), _) => list(ours, theirs, kind),
        // A place inside a JSON column is JSON for us, and what stands there for Django.
        (Cell::Json(ours), theirs, kind) if !matches!(kind, "json" | "list") => same(&plain(ours), theirs, kind),
        (Cell::Null, Value::Null, _) => true,
        (Cell::Bool(ours), Value::Bool(theirs), "bool") => ours == theirs,
        (Cell::Integer(ours), Value::Number(theirs), "int" | "pk") => {
            theirs.to_string().parse().is_ok_and(|theirs: i128| *ours == theirs)
        }
        (Cell::Real(ours), theirs, "float") => double(theirs).is_some_and(|theirs| near(*ours, theirs, 1e-9)),
        (Cell::Decimal(ours), Value::String(theirs), "decimal") => {
            theirs.parse().is_ok_and(|theirs: rust_decimal::Decimal| {
                *ours == theirs || near(ours.to_f64().unwrap_or(f64::NAN), theirs.to_f64().unwrap_or(f64::NAN), 1e-12)
            })
        }
        // An instance of Django's has what it was given: an integer, say, for a decimal.
        (Cell::Decimal(ours), Value::Number(theirs), "int") => {
            theirs.to_string().parse().is_ok_and(|theirs: rust_decimal::Decimal| *ours == theirs)
        }
        (Cell::Text(ours), Value::String(theirs), "str" | "pk") => ours == theirs,
        (Cell::Bytes(ours), Value::String(theirs), "bytes") => {
            ours.iter().map(|byte| format!("{byte:02x}")).collect::<String>() == *theirs
        }
        (Cell::Date(ours), Value::String(theirs), "date") => theirs.parse().is_ok_and(|theirs: Date| *ours == theirs),
        (Cell::Time(ours), Value::String(theirs), "time") => theirs.parse().is_ok_and(|theirs: Time| *ours == theirs),
        (Cell::Timestamp(ours), Value::String(theirs), "datetime") => {
            theirs.parse().is_ok_and(|theirs: Timestamp| *ours == theirs)
        }
        (Cell::Duration(ours), Value::Number(theirs), "duration") => {
            theirs.as_i64().is_some_and(|theirs| ours.as_micros() == i128::from(theirs))
        }
        (Cell::Uuid(ours), Value::String(theirs), "uuid" | "pk") => ours.to_string() == *theirs,
        (Cell::Json(ours), theirs, "json" | "list") => json(ours, theirs),
        _ => false,
    }
}

/// The word for the type of a cell, where a case names none.
fn name(cell: &Cell) -> &'static str {
    match cell {
        Cell::Null => "null",
        Cell::Bool(_) => "bool",
        Cell::Integer(_) => "int",
        Cell::Real(_) => "float",
        Cell::Decimal(_) => "decimal",
        Cell::Text(_) => "str",
        Cell::Bytes(_) => "bytes",
        Cell::Date(_) => "date",
        Cell::Time(_) => "time",
        Cell::Timestamp(_) => "datetime",
        Cell::Duration(_) => "duration",
        Cell::Uuid(_) => "uuid",
        Cell::Json(_) => "json",
        Cell::List(_) => "list",
    }
}

/// Lists are compared in order; sets, and the lists in them, as multisets.
fn list(ours: &[Cell], theirs: &[Value], kind: &str) -> bool {
    let inner = |cell: &Cell| if matches!(cell, Cell::List(_)) { kind } else { "value" };
    if ours.len() != theirs.len() {
        return false;
    }
    if kind != "set" {
        return ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs, inner(ours)));
    }
    let mut left: Vec<&Value> = theirs.iter().collect();
    ours.iter().all(|ours| {
        let found = left.iter().position(|theirs| same(ours, theirs, inner(ours)));
        found.map(|at| left.swap_remove(at)).is_some()
    })
}

/// A JSON value that is no object or array, as the value of a column.
fn plain(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::Bool(value) => Cell::Bool(*value),
        Value::Number(value) => {
            value.as_i64().map_or_else(|| Cell::Real(value.as_f64().unwrap_or(f64::NAN)), |n| Cell::Integer(n.into()))
        }
        Value::String(value) => Cell::Text(value.clone()),
        Value::Array(_) | Value::Object(_) => Cell::Text(value.to_string()),
    }
}

fn double(value: &Value) -> Option<f64> {
    match value {
        Value::Number(value) => value.as_f64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

pub(super) fn near(a: f64, b: f64, tolerance: f64) -> bool {
    a == b || (a.is_nan() && b.is_nan()) || (a - b).abs() <= tolerance * a.abs().max(b.abs())
}

/// Equal as JSON; `1` and `1.0` are the same number, as in Python.
fn json(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            a == b || a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| near(a, b, 1e-15))
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| json(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| json(a, b)))
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Cell, dec, duration, timestamp};
    use super::same;

    #[test]
    fn a_value_of_another_type_is_another_value() {
        assert!(same(&Cell::Integer(1), &json!(1), "int"));
        assert!(!same(&Cell::Integer(1), &json!(1), "bool"));
        assert!(!same(&Cell::Bool(true), &json!(1), "int"));
        assert!(!same(&Cell::Text("1".to_owned()), &json!("1"), "decimal"));
        assert!(!same(&Cell::Real(1.0), &json!(1), "int"));
    }

    #[test]
    fn numbers_have_their_tolerance() {
        assert!(same(&Cell::Decimal(dec("12.0")), &json!("12.00"), "decimal"));
        assert!(!same(&Cell::Decimal(dec("12.01")), &json!("12.00"), "decimal"));
        assert!(same(&Cell::Real(0.1 + 0.2), &json!(0.3), "float"));
        assert!(!same(&Cell::Real(0.301), &json!(0.3), "float"));
        assert!(same(&Cell::Real(f64::INFINITY), &json!("inf"), "float"));
    }

    #[test]
    fn moments_are_compared_as_such() {
        let noon = Cell::Timestamp(timestamp("2024-06-15T12:00:00Z"));
        assert!(same(&noon, &json!("2024-06-15T14:00:00+02:00"), "datetime"));
        assert!(!same(&noon, &json!("2024-06-15T12:00:00.000001+00:00"), "datetime"));
        assert!(same(&Cell::Duration(duration(-5)), &json!(-5), "duration"));
    }

    #[test]
    fn a_place_in_json_is_what_stands_there() {
        assert!(same(&Cell::Json(json!("red")), &json!("red"), "str"));
        assert!(same(&Cell::Json(json!(null)), &json!(null), "str"));
        assert!(!same(&Cell::Json(json!("71")), &json!(71), "int"));
        assert!(same(&Cell::Json(json!({"a": [1, 2.0]})), &json!({"a": [1.0, 2]}), "json"));
    }

    #[test]
    fn sets_have_no_order_and_lists_have() {
        let cells = Cell::List(vec![Cell::Integer(1), Cell::Integer(2)]);
        assert!(same(&cells, &json!([2, 1]), "set"));
        assert!(!same(&cells, &json!([2, 1]), "list"));
        assert!(!same(&cells, &json!([2, 2]), "set"));
    }
}
