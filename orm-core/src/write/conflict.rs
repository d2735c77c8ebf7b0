//! Inserting many rows of which some may be there.

use super::batches::batches;
use super::bulk::{insert_sql, width};
use super::row::{execute, is_new, push, received, touch, why_of};
use super::shapes::{Shape, Tag, shape};
use super::{Facts, atomic};
use crate::db::Db;
use crate::error::Result;
use crate::model::Model;
use crate::query::{OwnedValue, Param};
use crate::sql::{Text, is_inserted};

/// Inserts the rows that break no constraint; how many these were.
pub(super) fn create_or_ignore<M: Model>(db: &Db, mut rows: Vec<M>) -> Result<u64> {
    insert_parts(db, &mut rows, &|facts, count, keyed, rows| {
        let shape = shape(Tag::Ignore, numbers(count, keyed));
        let text = facts.shapes.text(shape, || insert_sql(facts, "INSERT OR IGNORE INTO ", count, keyed));
        execute(db, text, &params(rows, keyed))
    })
    .map(|written| written.into_iter().sum())
}

/// Inserts the rows, or updates those that are there; gives them back with their keys.
pub(super) fn create_or_update<M: Model>(db: &Db, mut rows: Vec<M>, unique: &[u16], update: &[u16]) -> Result<Vec<M>> {
    insert_parts(db, &mut rows, &|facts, count, keyed, rows| {
        let text = upsert(facts, count, keyed, unique, update);
        let keys = read_keys(db, text, &params(rows, keyed))?;
        // One key for each row, in their order; none where there was nothing to update.
        let whole = keys.len() == rows.len();
        rows.iter_mut()
            .zip(&keys)
            .filter(|_| whole)
            .try_for_each(|(row, key)| received(*row, facts.key, key.as_value()))
    })?;
    Ok(rows)
}

/// The `INSERT` of so many rows that updates those that are there, and returns the keys of all.
fn upsert(facts: &'static Facts, count: usize, keyed: bool, unique: &[u16], update: &[u16]) -> &'static Text {
    let mut shape: Shape = shape(Tag::Upsert, numbers(count, keyed));
    shape.extend(unique.iter().copied());
    // No column has this place.
    shape.push(u16::MAX);
    shape.extend(update.iter().copied());
    facts.shapes.text(shape, || {
        let insert = insert_sql(facts, "INSERT INTO ", count, keyed);
        let target = names(facts, unique).join(", ");
        let key = facts.schema.table.key.quoted;
        let set: Vec<String> =
            names(facts, update).into_iter().map(|column| format!("{column} = EXCLUDED.{column}")).collect();
        match set.is_empty() {
            true => format!("{insert} ON CONFLICT({target}) DO NOTHING RETURNING {key}"),
            false => format!("{insert} ON CONFLICT({target}) DO UPDATE SET {} RETURNING {key}", set.join(", ")),
        }
    })
}

fn read_keys(db: &Db, text: &'static Text, params: &[Param<'_>]) -> Result<Vec<OwnedValue>> {
    let mut run = db.run(text, params)?;
    let mut keys = Vec::new();
    while let Some(row) = run.next()? {
        keys.push(OwnedValue::from(row.value(0)));
    }
    Ok(keys)
}

fn numbers(count: usize, keyed: bool) -> [u16; 2] {
    [u16::try_from(count).unwrap_or(u16::MAX), u16::from(keyed)]
}

fn names(facts: &Facts, places: &[u16]) -> Vec<&'static str> {
    places.iter().filter_map(|at| facts.column(usize::from(*at))).map(|column| column.column.quoted).collect()
}

fn params<'r, M: Model>(rows: &'r [&mut M], keyed: bool) -> Vec<Param<'r>> {
    let mut params = Vec::new();
    for row in rows {
        push(&**row, |column| is_inserted(column, keyed), &mut params);
    }
    params
}

/// Inserts so many rows, with keys or without.
type Insert<'i, M, T> = &'i dyn Fn(&'static Facts, usize, bool, &mut [&mut M]) -> Result<T>;

/// Inserts rows with keys and rows without, each in batches; what came of each batch.
fn insert_parts<M: Model, T>(db: &Db, rows: &mut [M], insert: Insert<'_, M, T>) -> Result<Vec<T>> {
    let facts = M::facts();
    rows.iter_mut().for_each(|row| touch(row, true));
    let (mut new, mut keyed): (Vec<&mut M>, Vec<&mut M>) = rows.iter_mut().partition(|row| is_new(*row));
    if new.is_empty() && keyed.is_empty() {
        return Ok(Vec::new());
    }
    atomic(db, || {
        let mut outcomes = Vec::new();
        for (part, keyed) in [(&mut keyed, true), (&mut new, false)] {
            for batch in batches(part.len(), width(facts, keyed)) {
                let count = batch.len();
                let rows = part.get_mut(batch).unwrap_or_default();
                let outcome = insert(facts, count, keyed, rows);
                outcomes.push(outcome.map_err(|error| why_of(error, rows.iter().map(|row| &**row)))?);
            }
        }
        Ok(outcomes)
    })
}
