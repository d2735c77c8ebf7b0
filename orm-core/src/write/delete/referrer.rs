//! Who still points to a row that should have been deleted: the rows of a relation that no model declares.

use crate::db::Db;
use crate::error::{Error, Result};
use crate::query::{Param, Value};
use crate::write::{Facts, KeyValue, list};

/// `error`, a broken foreign key, with the table whose rows point to those that were to be deleted: these `found` by
/// their keys, those `fast` by what they point to.
#[cold]
pub(super) fn named(
    db: &Db,
    error: Error,
    found: &[(&'static Facts, &[KeyValue])],
    fast: &[(&'static Facts, String, &Param<'static>)],
) -> Error {
    let models: Vec<&'static Facts> =
        found.iter().map(|(facts, _)| *facts).chain(fast.iter().map(|(facts, ..)| *facts)).collect();
    let deleted = found
        .iter()
        .map(|(facts, keys)| {
            let key = facts.schema.table.key.quoted;
            (*facts, format!("{key} IN (SELECT value FROM orm_each(?1))"), list(*keys))
        })
        .chain(fast.iter().map(|(facts, among, keys)| (*facts, among.clone(), (*keys).clone())));
    for (facts, among, keys) in deleted {
        // If it cannot be found out, the error is right as it is.
        if let Ok(Some(Referrer { table, child_by })) = referrer(db, facts, &models, &among, keys) {
            return error.referred(table, child_by, facts.schema.table.model);
        }
    }
    error
}

/// A table with rows that point to a deleted row.
struct Referrer {
    table: String,
    /// The key by which its rows are children of that row, if they are.
    child_by: Option<String>,
}

/// A table that has rows that point to rows of this model which are `among` the deleted ones, and not by a key that deleting would have followed.
fn referrer(
    db: &Db,
    facts: &'static Facts,
    deleted: &[&'static Facts],
    among: &str,
    keys: Param<'static>,
) -> Result<Option<Referrer>> {
    let table = facts.schema.table;
    let known: Vec<_> = facts.dependants.iter().map(|known| (known.place(), is_sibling(known, deleted))).collect();
    let pointing = pointing(db, table.name)?;
    let params = [keys];
    for (other, column, target) in pointing {
        let (quoted, column_quoted) = (quote(&other), quote(&column));
        let place = (quoted.as_str(), column_quoted.as_str());
        let known = known.iter().find(|(known, _)| *known == place);
        let is_sibling = known.is_some_and(|(_, is_sibling)| *is_sibling);
        if known.is_some() && !is_sibling && !leaves_rows(facts, &quoted, &column_quoted) {
            continue;
        }
        let target = target.map_or_else(|| table.key.quoted.to_owned(), |target| quote(&target));
        let sql = format!(
            "SELECT 1 FROM {quoted} WHERE {column_quoted} IN (SELECT {target} FROM {} WHERE {among}) LIMIT 1",
            table.quoted
        );
        if db.run_once(&sql, &params)?.next()?.is_some() {
            return Ok(Some(Referrer { table: other, child_by: is_sibling.then_some(column) }));
        }
    }
    Ok(None)
}

/// Whether these are children of a row that was reached from another child, so that they were not followed.
fn is_sibling(dependant: &super::Dependant, deleted: &[&'static Facts]) -> bool {
    match *dependant {
        super::Dependant::Key { holder, .. } => dependant.is_child() && !deleted.iter().any(|facts| facts.is(holder())),
        super::Dependant::Join { .. } => false,
    }
}

/// Whether a relation is declared, but says that nothing is to be done.
fn leaves_rows(facts: &Facts, table: &str, column: &str) -> bool {
    facts.dependants.iter().any(|dependant| match dependant {
        super::Dependant::Key { holder, .. } if dependant.place() == (table, column) => {
            let column = holder().column_called(column).map(|(_, column)| super::dependant::rule(column));
            column == Some(crate::schema::OnDelete::DoNothing)
        }
        _ => false,
    })
}

/// All foreign keys of the database that point to a table: their tables, columns and what they point to.
fn pointing(db: &Db, table: &str) -> Result<Vec<(String, String, Option<String>)>> {
    const SQL: &str = "SELECT m.name, f.\"from\", f.\"to\" FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table' AND f.\"table\" = ?1 COLLATE NOCASE";
    let params = [Param::Text(table)];
    let mut run = db.run_once(SQL, &params)?;
    let mut pointing = Vec::new();
    while let Some(row) = run.next()? {
        if let (Value::Text(other), Value::Text(column)) = (row.value(0), row.value(1)) {
            let target = match row.value(2) {
                Value::Text(target) => Some(target.to_owned()),
                _ => None,
            };
            pointing.push((other.to_owned(), column.to_owned(), target));
        }
    }
    Ok(pointing)
}

fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
