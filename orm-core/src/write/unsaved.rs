//! Keys to rows that are not saved yet.

use crate::error::Error;
use crate::query::Param;
use crate::schema::ColumnSchema;
use crate::sql::is_assigned;

/// What a broken foreign key is because of: perhaps one of these columns has the key of a row that is not saved yet, which is
/// the 0 that the database has yet to replace. Django looks before it asks the database, which costs each row a little.
#[cold]
pub(crate) fn explained<'p>(
    error: Error,
    values: impl IntoIterator<Item = (&'static ColumnSchema, Param<'p>)>,
) -> Error {
    if !error.is_foreign_key_violation() {
        return error;
    }
    let unsaved = values.into_iter().find_map(|(column, value)| match (&column.reference, value) {
        (Some(reference), Param::Integer(0)) => {
            let target = (reference.model)();
            let key = target.columns.iter().find(|column| column.column.id == reference.column.id)?;
            is_assigned(key).then_some(target.table.model)
        }
        _ => None,
    });
    unsaved.map_or(error, |model| Error::NotSaved { model })
}
