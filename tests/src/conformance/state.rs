//! What a database holds, value by value, and whether that is what Django left.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result};
use serde_json::{Value, json};

/// The rows of each table, as JSON.
pub(crate) type State = BTreeMap<String, Vec<Value>>;

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
pub(crate) fn changed(connection: &Connection, before: &State, after: &Value) -> Result<Result<(), String>> {
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

/// What is in one of two lists of rows only; their order does not matter.
fn differ(ours: &[Value], theirs: &[Value]) -> Option<String> {
    let mut left: Vec<&Value> = theirs.iter().collect();
    for row in ours {
        match left.iter().position(|other| *other == row) {
            Some(at) => drop(left.swap_remove(at)),
            None => return Some(format!("has {row}; Django's has {left:?}")),
        }
    }
    left.first().map(|missing| format!("lacks {missing}"))
}
