//! Which column of a row an error is about: keys to rows that are not saved yet, and values that cannot be stored.

use crate::error::Error;
use crate::query::Param;
use crate::schema::ColumnSchema;
use crate::sql::is_assigned;

/// Says which of these columns `error` is about, if it is about a value of theirs.
#[cold]
pub(crate) fn explained<'p>(
    mut error: Error,
    mut values: impl Iterator<Item = (&'static ColumnSchema, Param<'p>)>,
) -> Error {
    if let Error::Unstorable(unstorable) = &mut error {
        let about = values.find(|(_, value)| *value == Param::Unstorable(unstorable.what));
        unstorable.column = about.map(|(column, _)| (column.column.model, column.column.column));
        return error;
    }
    if !error.is_foreign_key_violation() {
        return error;
    }
    values.find_map(|(column, value)| unsaved(column, &value)).map_or(error, |model| Error::NotSaved { model })
}

/// The model whose row this key points to, if that is not saved yet: the key is the 0 that the database has yet to replace.
/// Django looks before it asks the database, which costs each row a little.
fn unsaved(column: &ColumnSchema, value: &Param<'_>) -> Option<&'static str> {
    let (Some(reference), Param::Integer(0)) = (&column.reference, value) else { return None };
    let target = (reference.model)();
    let key = target.columns.iter().find(|column| column.column.id == reference.column.id)?;
    is_assigned(key).then_some(target.table.model)
}
