//! Inserting many rows of which some may be there.

use super::bulk::{batches, insert_sql, width};
use super::row::{execute, is_new, push, touch};
use super::shapes::{Shape, Tag, shape};
use super::{Facts, atomic};
use crate::db::Db;
use crate::error::Result;
use crate::model::Model;
use crate::query::Param;
use crate::sql::{Text, is_inserted};

/// Inserts the rows that break no constraint; how many these were.
pub(super) fn create_or_ignore<M: Model>(db: &Db, rows: Vec<M>) -> Result<u64> {
    insert_parts(db, rows, &|facts, count, keyed| {
        let shape = shape(Tag::Ignore, numbers(count, keyed));
        facts.shapes.text(shape, || insert_sql(facts, "INSERT OR IGNORE INTO ", count, keyed))
    })
}

/// Inserts the rows, or updates those that are there; how many were written.
pub(super) fn create_or_update<M: Model>(db: &Db, rows: Vec<M>, unique: &[u16], update: &[u16]) -> Result<u64> {
    insert_parts(db, rows, &|facts, count, keyed| {
        let mut shape: Shape = shape(Tag::Upsert, numbers(count, keyed));
        shape.extend(unique.iter().copied());
        // No column has this place.
        shape.push(u16::MAX);
        shape.extend(update.iter().copied());
        facts.shapes.text(shape, || {
            let insert = insert_sql(facts, "INSERT INTO ", count, keyed);
            let target = names(facts, unique).join(", ");
            let set: Vec<String> =
                names(facts, update).into_iter().map(|column| format!("{column} = EXCLUDED.{column}")).collect();
            match set.is_empty() {
                true => format!("{insert} ON CONFLICT({target}) DO NOTHING"),
                false => format!("{insert} ON CONFLICT({target}) DO UPDATE SET {}", set.join(", ")),
            }
        })
    })
}

fn numbers(count: usize, keyed: bool) -> [u16; 2] {
    [u16::try_from(count).unwrap_or(u16::MAX), u16::from(keyed)]
}

fn names(facts: &Facts, places: &[u16]) -> Vec<&'static str> {
    places.iter().filter_map(|at| facts.column(usize::from(*at))).map(|column| column.column.quoted).collect()
}

/// Inserts rows with keys and rows without, each in batches, with the text for so many of them.
fn insert_parts<M: Model>(
    db: &Db,
    mut rows: Vec<M>,
    text: &dyn Fn(&'static Facts, usize, bool) -> &'static Text,
) -> Result<u64> {
    let facts = M::facts();
    rows.iter_mut().for_each(|row| touch(row, true));
    let (new, keyed): (Vec<&M>, Vec<&M>) = rows.iter().partition(|row| is_new(*row));
    let work = || {
        let mut written = 0;
        let mut params: Vec<Param<'_>> = Vec::new();
        for (part, keyed) in [(&keyed, true), (&new, false)] {
            for batch in batches(part.len(), width(facts, keyed)) {
                let count = batch.len();
                params.clear();
                for row in part.get(batch).unwrap_or_default() {
                    push(*row, |column| is_inserted(column, keyed), &mut params);
                }
                written += execute(db, text(facts, count, keyed), &params)?;
            }
        }
        Ok(written)
    };
    if rows.is_empty() { Ok(0) } else { atomic(db, work) }
}
