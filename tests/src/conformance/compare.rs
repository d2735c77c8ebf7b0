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
        (Cell::Json(ours), theirs, kind) if kind != "json" => same(&plain(ours), theirs, kind),
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
        (Cell::Json(ours), theirs, "json") => json(ours, theirs),
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

fn near(a: f64, b: f64, tolerance: f64) -> bool {
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
