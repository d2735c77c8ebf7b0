//! Inserting many rows of which the database computes columns, or among which triggers may insert others.

use super::batches::batches;
use super::bulk::{insert_sql, width};
use super::row::{are_inserted, push, receive_key, received, why_of};
use super::shapes::{Tag, shape};
use super::{Facts, KeyValue};
use crate::db::Db;
use crate::error::Result;
use crate::model::Model;
use crate::query::{OwnedValue, Param};
use crate::sql::{Text, is_inserted};

/// What came of a row: its key, and the columns that the database computed.
struct Made {
    key: KeyValue,
    values: Vec<OwnedValue>,
}

/// Inserts the rows at these places, and gives them what the database made of them.
pub(super) fn insert_batches<M: Model>(db: &Db, rows: &mut [M], places: &[usize], keyed: bool) -> Result<()> {
    let facts = M::facts();
    for batch in batches(places.len(), width(facts, keyed)) {
        let places = places.get(batch).unwrap_or_default();
        let mut params: Vec<Param<'_>> = Vec::new();
        for row in places.iter().filter_map(|at| rows.get(*at)) {
            push(row, |column| is_inserted(column, keyed), &mut params);
        }
        let mut made = read(db, facts, text(facts, places.len(), keyed), &params)
            .map_err(|error| why_of(error, places.iter().filter_map(|at| rows.get(*at))))?;
        // SQLite does not say in which order it returns rows, but which key a row has: its own, or the next.
        made.sort_by_key(|made| match made.key {
            KeyValue::Integer(key) => key,
            _ => 0,
        });
        if !keyed {
            are_inserted::<M>(made.len() as u64, places.len())?;
        }
        for (index, at) in places.iter().enumerate() {
            let Some(row) = rows.get_mut(*at) else { continue };
            let own = KeyValue::from(&row.param(facts.key));
            let found = if keyed { made.iter().find(|made| made.key == own) } else { made.get(index) };
            found.map_or(Ok(()), |made| receive(row, made))?;
        }
    }
    Ok(())
}

fn receive<M: Model>(row: &mut M, made: &Made) -> Result<()> {
    if let (KeyValue::Integer(key), true) = (&made.key, M::facts().assigned) {
        receive_key(row, *key)?;
    }
    let places = M::facts().schema.columns.iter().enumerate().filter(|(_, column)| column.generated.is_some());
    places.zip(&made.values).try_for_each(|((at, _), value)| received(row, at, value.as_value()))
}

fn read(db: &Db, facts: &Facts, text: &'static Text, params: &[Param<'_>]) -> Result<Vec<Made>> {
    let computed = facts.schema.columns.iter().filter(|column| column.generated.is_some()).count();
    let mut run = db.run(text, params)?;
    let mut made = Vec::new();
    while let Some(row) = run.next()? {
        made.push(Made {
            key: KeyValue::from(row.value(0)),
            values: (1..=computed).map(|at| OwnedValue::from(row.value(at))).collect(),
        });
    }
    Ok(made)
}

/// `INSERT INTO "t" (…) VALUES (…), (…) RETURNING "id", "total"`
fn text(facts: &'static Facts, count: usize, keyed: bool) -> &'static Text {
    let rows = u16::try_from(count).unwrap_or(u16::MAX);
    facts.shapes.text(shape(Tag::Returned, [rows, u16::from(keyed)]), || {
        let computed = facts.schema.columns.iter().filter(|column| column.generated.is_some());
        let returned: String = computed.map(|column| format!(", {}", column.column.quoted)).collect();
        let insert = insert_sql(facts, "INSERT INTO ", count, keyed);
        format!("{insert} RETURNING {}{returned}", facts.schema.table.key.quoted)
    })
}
