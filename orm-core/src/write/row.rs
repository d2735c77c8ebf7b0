//! One row: its parameters, and what the database gives back.

use smallvec::SmallVec;

use super::explained;
use crate::db::{Db, Done};
use crate::error::{Error, Result};
use crate::model::Model;
use crate::query::{IsZero, OwnedValue, Param, Value};
use crate::raw::Binder;
use crate::schema::ColumnSchema;
use crate::sql::{Form, Text, is_inserted, is_updated};

/// Parameters of one row. Few tables have more columns than fit in place.
pub(super) type RowParams<'r> = SmallVec<[Param<'r>; 16]>;

/// Runs a statement to its end; how many rows it inserted, updated or deleted.
pub(crate) fn execute(db: &Db, text: &'static Text, params: &[Param<'_>]) -> Result<u64> {
    Ok(db.run(text, params)?.finish()?.changes)
}

/// Binds the values of the columns of which `wanted` is true.
#[inline]
pub(super) fn bind<'r, M: Model>(row: &'r M, wanted: impl Fn(&ColumnSchema) -> bool, binder: &mut Binder<'_, 'r>) {
    for (at, column) in M::facts().schema.columns.iter().enumerate() {
        if wanted(column) {
            row.give(at, &mut *binder);
        }
    }
}

/// Appends the values of the columns of which `wanted` is true.
#[inline]
pub(super) fn push<'r, M: Model>(
    row: &'r M,
    wanted: impl Fn(&ColumnSchema) -> bool,
    params: &mut impl Extend<Param<'r>>,
) {
    let columns = M::facts().schema.columns.iter().enumerate();
    params.extend(columns.filter(|(_, column)| wanted(column)).map(|(at, _)| row.param(at)));
}

/// Whether the database has yet to assign the key: it does that in place of a zero.
#[inline]
pub(crate) fn is_new<M: Model>(row: &M) -> bool {
    let facts = M::facts();
    facts.assigned && row.give(facts.key, IsZero)
}

/// Sets the columns with `auto_now`, and with `auto_now_add` if the row is `created`.
#[inline]
pub(super) fn touch<M: Model>(row: &mut M, created: bool) {
    if M::facts().timed {
        for (at, column) in M::facts().schema.columns.iter().enumerate() {
            if column.auto_now || (created && column.auto_now_add) {
                row.touch(at);
            }
        }
    }
}

/// Inserts the row as it is, and takes what the database makes of it.
pub(super) fn insert<M: Model>(db: &Db, row: &mut M) -> Result<()> {
    let facts = M::facts();
    let new = is_new(row);
    let form = if new { Form::Insert } else { Form::InsertKeyed };
    let done = if facts.generated {
        let mut params = RowParams::new();
        push(row, |column| is_inserted(column, !new), &mut params);
        let (done, made) = returning::<M>(db, facts.text(form), &params).map_err(|error| why(error, row))?;
        drop(params);
        receive(row, made)?;
        done
    } else {
        let row = &*row;
        db.send(facts.text(form), |binder| bind(row, |column| is_inserted(column, !new), binder))
            .map_err(|error| why(error, row))?
    };
    if new {
        // Else the key is that of another row.
        are_inserted::<M>(done.changes, 1)?;
        receive_key(row, done.key)?;
    }
    Ok(())
}

/// Makes sure that all of so many rows were inserted, as far as triggers let them be.
pub(super) fn are_inserted<M: Model>(inserted: u64, rows: usize) -> Result<()> {
    match usize::try_from(inserted) {
        Ok(inserted) if inserted == rows => Ok(()),
        _ => Err(Error::NotInserted { model: M::TABLE.model }),
    }
}

/// Updates the row by its key; false if there is none.
pub(super) fn update<M: Model>(db: &Db, row: &mut M) -> Result<bool> {
    let facts = M::facts();
    let text = facts.text(Form::Update);
    if !facts.generated {
        let row = &*row;
        let done = db
            .send(text, |binder| {
                bind(row, is_updated, binder);
                row.give(facts.key, binder);
            })
            .map_err(|error| why(error, row))?;
        return Ok(done.changes > 0);
    }
    let mut params = RowParams::new();
    push(row, is_updated, &mut params);
    params.push(row.param(facts.key));
    let (done, made) = returning::<M>(db, text, &params).map_err(|error| why(error, row))?;
    drop(params);
    receive(row, made)?;
    Ok(done.changes > 0)
}

/// Says what is wrong with the row, if that is what `error` is about.
#[cold]
pub(super) fn why<M: Model>(error: Error, row: &M) -> Error {
    let columns = M::facts().schema.columns.iter().enumerate();
    explained(error, columns.map(|(at, column)| (column, row.param(at))))
}

/// As [`why`], of several rows.
#[cold]
pub(super) fn why_of<'r, M: Model>(error: Error, rows: impl IntoIterator<Item = &'r M>) -> Error {
    rows.into_iter().fold(error, |error, row| match error {
        Error::Unstorable(unstorable) if unstorable.column.is_some() => Error::Unstorable(unstorable),
        error => why(error, row),
    })
}

/// Takes the key that the database assigned.
pub(super) fn receive_key<M: Model>(row: &mut M, key: i64) -> Result<()> {
    received(row, M::facts().key, Value::Integer(key))
}

/// Takes a value of a column, or says which value is not of its type.
pub(crate) fn received<M: Model>(row: &mut M, at: usize, value: Value<'_>) -> Result<()> {
    row.receive(at, value).map_err(|mismatch| match M::facts().column(at) {
        Some(schema) => Error::decode(&mismatch, value, schema.column),
        None => Error::DoesNotExist { model: M::TABLE.model },
    })
}

/// Values of generated columns, with their places.
type Made = SmallVec<[(usize, OwnedValue); 2]>;

/// Runs a statement that returns the generated columns: what it did, and their values.
fn returning<M: Model>(db: &Db, text: &'static Text, params: &[Param<'_>]) -> Result<(Done, Made)> {
    let mut run = db.run(text, params)?;
    let mut made = Made::new();
    while let Some(row) = run.next()? {
        let places = M::facts().schema.columns.iter().enumerate().filter(|(_, column)| column.generated.is_some());
        made = places.enumerate().map(|(index, (at, _))| (at, row.value(index).into())).collect();
    }
    Ok((run.done(), made))
}

fn receive<M: Model>(row: &mut M, made: Made) -> Result<()> {
    made.iter().try_for_each(|(at, value)| received(row, *at, value.as_value()))
}
