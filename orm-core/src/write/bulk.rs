//! Many rows: inserting and updating them in batches.

use std::fmt::Write;

use smallvec::SmallVec;

use super::batches::{batches, in_batches};
use super::row::{are_inserted, bind, is_new, receive_key, touch, why_of};
use super::shapes::{Tag, shape};
use super::triggers::has_triggers;
use super::{Facts, Fields, atomic, computed};
use crate::db::Db;
use crate::error::Result;
use crate::model::Model;
use crate::sql::{Text, is_inserted, is_updated};

/// Places of columns.
pub(super) type Places = SmallVec<[u16; 12]>;

/// The columns that can be written among the fields.
pub(super) fn writable<M: Model>(fields: &impl Fields) -> Places {
    let mut places = fields.places();
    places.retain(|at| M::facts().column(usize::from(*at)).is_some_and(is_updated));
    places
}

/// Inserts the rows and gives them back with their keys: those that have one first.
pub(super) fn create<M: Model>(db: &Db, mut rows: Vec<M>) -> Result<Vec<M>> {
    let facts = M::facts();
    rows.iter_mut().for_each(|row| touch(row, true));
    let (new, keyed): (Vec<_>, Vec<_>) = (0..rows.len()).partition(|at| rows.get(*at).is_some_and(is_new));
    let statements = batches(new.len(), width(facts, false)).count() + batches(keyed.len(), width(facts, true)).count();
    if facts.generated || (new.len() > 1 && has_triggers(db, facts)?) {
        let mut work = || {
            computed::insert_batches(db, &mut rows, &keyed, true)?;
            computed::insert_batches(db, &mut rows, &new, false)
        };
        if statements > 1 {
            atomic(db, work)?
        } else {
            work()?
        }
        return Ok(rows);
    }
    let work = || {
        insert_batches(db, &rows, &keyed, true)?;
        insert_batches(db, &rows, &new, false)
    };
    let first_keys = if statements > 1 { atomic(db, work)? } else { work()? };
    for (batch, first) in batches(new.len(), width(facts, false)).zip(first_keys) {
        for (at, key) in new.get(batch).unwrap_or_default().iter().zip(first..) {
            if let Some(row) = rows.get_mut(*at) {
                receive_key(row, key)?;
            }
        }
    }
    Ok(rows)
}

/// Inserts the rows at these places; the key of the first row of each batch, if the database assigned it.
fn insert_batches<M: Model>(db: &Db, rows: &[M], places: &[usize], keyed: bool) -> Result<Vec<i64>> {
    let facts = M::facts();
    let mut first_keys = Vec::new();
    for batch in batches(places.len(), width(facts, keyed)) {
        let count = batch.len();
        let batch = places.get(batch).unwrap_or_default();
        let sent = db.send(insert_text(facts, count, keyed), |binder| {
            for row in batch.iter().filter_map(|at| rows.get(*at)) {
                bind(row, |column| is_inserted(column, keyed), binder);
            }
        });
        let done = sent.map_err(|error| why_of(error, batch.iter().filter_map(|at| rows.get(*at))))?;
        if !keyed {
            are_inserted::<M>(done.changes, count)?;
        }
        // The keys of one statement follow each other in the order of its rows, as no trigger inserts others among them.
        #[allow(clippy::cast_possible_wrap)] // It is at most 50.
        first_keys.push(done.key - (count as i64 - 1));
    }
    Ok(first_keys)
}

/// How many parameters a row has that is inserted.
pub(super) fn width(facts: &Facts, keyed: bool) -> usize {
    facts.schema.columns.iter().filter(|column| is_inserted(column, keyed)).count()
}

fn insert_text(facts: &'static Facts, count: usize, keyed: bool) -> &'static Text {
    let rows = u16::try_from(count).unwrap_or(u16::MAX);
    facts.shapes.text(shape(Tag::Rows, [rows, u16::from(keyed)]), || insert_sql(facts, "INSERT INTO ", count, keyed))
}

/// `INSERT INTO "t" ("a", "b") VALUES (?, ?), (?, ?)`
pub(super) fn insert_sql(facts: &Facts, verb: &str, count: usize, keyed: bool) -> String {
    let columns = facts.schema.columns.iter().filter(|column| is_inserted(column, keyed));
    let names: Vec<&str> = columns.map(|column| column.column.quoted).collect();
    if names.is_empty() {
        // Nothing but the key, which a NULL makes the database assign.
        let nulls = vec!["(NULL)"; count].join(", ");
        return format!("{verb}{} ({}) VALUES {nulls}", facts.schema.table.quoted, facts.schema.table.key.quoted);
    }
    let values = tuples(names.len(), count);
    format!("{verb}{} ({}) VALUES {values}", facts.schema.table.quoted, names.join(", "))
}

/// `(?, ?), (?, ?)`
pub(super) fn tuples(width: usize, count: usize) -> String {
    let row = format!("({})", vec!["?"; width].join(", "));
    vec![row.as_str(); count].join(", ")
}

/// `UPDATE "t" SET "a" = ?1, "b" = ?2 WHERE "t"."id" = ?3`
pub(super) fn set_text<M: Model>(places: &[u16]) -> String {
    let columns = places.iter().filter_map(|at| M::facts().column(usize::from(*at)));
    let set: Vec<String> =
        columns.enumerate().map(|(at, column)| format!("{} = ?{}", column.column.quoted, at + 1)).collect();
    let table = M::TABLE;
    format!("UPDATE {} SET {} WHERE {} = ?{}", table.quoted, set.join(", "), table.key.qualified, set.len() + 1)
}

/// Writes the columns at `places` of all rows; how many rows there are in the database.
pub(super) fn update<M: Model>(db: &Db, rows: &[&M], places: &[u16]) -> Result<u64> {
    if rows.is_empty() || places.is_empty() {
        return Ok(0);
    }
    let facts = M::facts();
    let width = places.len() + 1;
    let mut found = 0;
    in_batches(db, rows.len(), width, |batch| {
        let count = u16::try_from(batch.len()).unwrap_or(u16::MAX);
        let numbers = std::iter::once(count).chain(places.iter().copied());
        let text = facts.shapes.text(shape(Tag::SetRows, numbers), || set_rows_text::<M>(places, batch.len()));
        let rows = rows.get(batch).unwrap_or_default();
        let sent = db.send(text, |binder| {
            for row in rows {
                row.give(facts.key, &mut *binder);
                for at in places {
                    row.give(usize::from(*at), &mut *binder);
                }
            }
        });
        found += sent.map_err(|error| why_of(error, rows.iter().copied()))?.changes;
        Ok(())
    })?;
    Ok(found)
}

/// `UPDATE "t" SET "a" = "new"."column2" FROM (VALUES (?, ?), …) AS "new" WHERE "t"."id" = "new"."column1"`
fn set_rows_text<M: Model>(places: &[u16], count: usize) -> String {
    let mut text = format!("UPDATE {} SET ", M::TABLE.quoted);
    for (index, column) in places.iter().filter_map(|at| M::facts().column(usize::from(*at))).enumerate() {
        let comma = if index > 0 { ", " } else { "" };
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{comma}{} = \"new\".\"column{}\"", column.column.quoted, index + 2);
    }
    let values = tuples(places.len() + 1, count);
    let key = M::TABLE.key.qualified;
    let _ = write!(text, " FROM (VALUES {values}) AS \"new\" WHERE {key} = \"new\".\"column1\"");
    text
}
