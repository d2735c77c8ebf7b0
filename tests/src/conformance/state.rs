//! What a database holds, value by value, and whether that is what Django left.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result};
use serde_json::{Value, json};

use super::Cell;
use super::ask::Answer;
use super::compare::near;

/// The rows of each table, as JSON.
pub(crate) type State = BTreeMap<String, Vec<Value>>;

/// When a case ran. Django's clock stood still; ours gives a moment in here instead.
pub(crate) struct Window {
    began: Timestamp,
}

/// What Django's clock showed.
const NOW: &str = "2024-06-15 12:00:00";

impl Window {
    pub(crate) fn begin() -> Window {
        Window { began: Timestamp::now() }
    }

    fn is_now(&self, moment: Timestamp) -> bool {
        // Stored moments have microseconds.
        moment >= self.began - SignedDuration::from_micros(1) && moment <= Timestamp::now()
    }

    /// A stored value, with Django's time in place of ours.
    fn django_time(&self, value: Value) -> Value {
        let moment = value.as_str().and_then(|text| text.parse::<DateTime>().ok());
        match moment.and_then(|moment| jiff::tz::Offset::UTC.to_timestamp(moment).ok()) {
            Some(moment) if self.is_now(moment) => json!(NOW),
            _ => value,
        }
    }

    /// The same in a row.
    fn django_times(&self, row: Value) -> Value {
        match row {
            Value::Array(values) => Value::Array(values.into_iter().map(|value| self.django_time(value)).collect()),
            value => value,
        }
    }

    /// The same in an answer.
    pub(crate) fn django_time_in(&self, answer: Answer) -> Answer {
        let Answer::Rows(mut rows) = answer else { return answer };
        let now = NOW.parse::<DateTime>().and_then(|now| jiff::tz::Offset::UTC.to_timestamp(now));
        for cell in rows.iter_mut().flatten() {
            if let (Cell::Timestamp(moment), Ok(now)) = (&*cell, &now)
                && self.is_now(*moment)
            {
                *cell = Cell::Timestamp(*now);
            }
        }
        Answer::Rows(rows)
    }
}

/// All rows of all tables.
pub(crate) fn state(connection: &Connection) -> Result<State> {
    let mut tables = connection
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")?;
    let names: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_>>()?;
    names.into_iter().map(|name| rows(connection, &name, &["*"]).map(|rows| (name, rows))).collect()
}

fn rows(connection: &Connection, table: &str, columns: &[&str]) -> Result<Vec<Value>> {
    let mut select = connection.prepare(&format!("SELECT {} FROM \"{table}\"", columns.join(", ")))?;
    let width = select.column_count();
    select
        .query_map([], |row| {
            (0..width).map(|at| row.get_ref(at).map(raw)).collect::<Result<Vec<_>>>().map(Value::Array)
        })?
        .collect()
}

/// A stored value as the cases write it.
pub(crate) fn raw(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(value) => json!(value),
        ValueRef::Real(value) => json!(value),
        ValueRef::Text(text) => json!(String::from_utf8_lossy(text)),
        ValueRef::Blob(bytes) => json!({"$hex": bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()}),
    }
}

/// Compares what `connection` holds with `after`, Django's account of the tables that changed; all others are to be
/// as `before`.
pub(crate) fn changed(
    connection: &Connection,
    before: &State,
    after: &Value,
    window: &Window,
) -> Result<Result<(), String>> {
    for (table, was) in before {
        let (now, expected) = match after.get(table) {
            None => (rows(connection, table, &["*"])?, was.clone()),
            Some(told) => {
                let columns = told["columns"].as_array().into_iter().flatten().filter_map(Value::as_str);
                let surrogate = told["surrogate"].as_str();
                let quoted: Vec<String> = columns
                    .map(|name| if Some(name) == surrogate { "NULL".to_owned() } else { format!("\"{name}\"") })
                    .collect();
                let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
                let mut expected = told["rows"].as_array().cloned().unwrap_or_default();
                if let Some(at) = quoted.iter().position(|name| *name == "NULL") {
                    expected.iter_mut().for_each(|row| row[at] = Value::Null);
                }
                (rows(connection, table, &quoted)?, expected)
            }
        };
        let now: Vec<Value> = now.into_iter().map(|row| window.django_times(row)).collect();
        if let Some(difference) = differ(&now, &expected) {
            return Ok(Err(format!("`{table}` {difference}")));
        }
    }
    for check in ["PRAGMA foreign_key_check", "PRAGMA integrity_check"] {
        let mut statement = connection.prepare(check)?;
        let mut found = statement.query([])?;
        if let Some(row) = found.next()? {
            let first = raw(row.get_ref(0)?);
            if first != "ok" {
                return Ok(Err(format!("`{check}` says {first}")));
            }
        }
    }
    Ok(Ok(()))
}

/// Whether two values are stored alike. Reading Django's numbers from JSON may change their last bit.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Number(a), Value::Number(b)) if a.is_f64() && b.is_f64() => {
            a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| near(a, b, 1e-15))
        }
        _ => a == b,
    }
}

/// What is in one of two lists of rows only; their order does not matter.
fn differ(ours: &[Value], theirs: &[Value]) -> Option<String> {
    let mut left: Vec<&Value> = theirs.iter().collect();
    for row in ours {
        match left.iter().position(|other| same(other, row)) {
            Some(at) => drop(left.swap_remove(at)),
            None => return Some(format!("has {row}; Django's has {left:?}")),
        }
    }
    left.first().map(|missing| format!("lacks {missing}"))
}
