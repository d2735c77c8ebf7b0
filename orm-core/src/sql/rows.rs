//! The statements that write or find one row of a model by its key.

use super::text::Rendered;
use crate::plan::Kind;
use crate::raw::bytes::Buffer;
use crate::schema::{ColumnSchema, ModelSchema};

/// A statement about one row. Its parameters are the columns that it writes, in the order of the struct, then the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `INSERT` without the key, which the database assigns.
    Insert,
    /// `INSERT` with the key.
    InsertKeyed,
    /// `UPDATE` of all columns but the key.
    Update,
    /// `DELETE`
    Delete,
    /// `SELECT` of all columns.
    Get,
}

impl Form {
    /// How many there are.
    pub const COUNT: usize = 5;
    const ALL: [Form; Self::COUNT] = [Form::Insert, Form::InsertKeyed, Form::Update, Form::Delete, Form::Get];
}

/// The texts of all forms, one after the other, and where each ends: as far as they fit `N` bytes.
#[must_use]
pub const fn rows<const N: usize>(schema: &'static ModelSchema) -> (Rendered<N>, [usize; Form::COUNT]) {
    let mut bytes = [0; N];
    let mut out = Buffer::new(&mut bytes);
    let mut ends = [0; Form::COUNT];
    let mut at = 0;
    while at < Form::COUNT {
        row(&mut out, schema, Form::ALL[at]);
        ends[at] = out.at;
        at += 1;
    }
    let (len, fits) = (out.at, !out.full);
    (Rendered::new(bytes, 0, len, fits), ends)
}

/// Writes the text of `form`.
const fn row(out: &mut Buffer<'_>, schema: &'static ModelSchema, form: Form) {
    let table = schema.table;
    match form {
        Form::Insert | Form::InsertKeyed => {
            out.put("INSERT INTO ");
            out.put(table.quoted);
            insert(out, schema, matches!(form, Form::InsertKeyed));
            returning(out, schema);
        }
        Form::Update => {
            out.put("UPDATE ");
            out.put(table.quoted);
            let last = assignments(out, schema);
            by_key(out, schema, last);
            returning(out, schema);
        }
        Form::Delete => {
            out.put("DELETE FROM ");
            out.put(table.quoted);
            by_key(out, schema, 0);
        }
        Form::Get => {
            out.put("SELECT ");
            out.put(table.select);
            out.put(" FROM ");
            out.put(table.quoted);
            by_key(out, schema, 0);
        }
    }
}

/// Whether a statement that inserts names the column.
#[must_use]
pub const fn is_inserted(column: &ColumnSchema, keyed: bool) -> bool {
    column.generated.is_none() && (keyed || !is_assigned(column))
}

/// Whether a statement that updates sets the column.
#[must_use]
pub const fn is_updated(column: &ColumnSchema) -> bool {
    column.generated.is_none() && !column.primary_key
}

/// Whether the database assigns the value.
#[must_use]
pub const fn is_assigned(column: &ColumnSchema) -> bool {
    column.assigned && matches!(column.column.kind, Kind::Integer)
}

const fn insert(out: &mut Buffer<'_>, schema: &'static ModelSchema, keyed: bool) {
    let mut count = 0;
    let mut at = 0;
    while at < schema.columns.len() {
        if is_inserted(&schema.columns[at], keyed) {
            out.put(if count == 0 { " (" } else { ", " });
            out.put(schema.columns[at].column.quoted);
            count += 1;
        }
        at += 1;
    }
    if count == 0 {
        out.put(" DEFAULT VALUES");
        return;
    }
    out.put(") VALUES (");
    let mut at = 0;
    while at < count {
        if at > 0 {
            out.put(", ");
        }
        param(out, at);
        at += 1;
    }
    out.put(")");
}

/// Writes the SET clause; returns how many parameters it has.
const fn assignments(out: &mut Buffer<'_>, schema: &'static ModelSchema) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < schema.columns.len() {
        if is_updated(&schema.columns[at]) {
            out.put(if count == 0 { " SET " } else { ", " });
            out.put(schema.columns[at].column.quoted);
            out.put(" = ");
            param(out, count);
            count += 1;
        }
        at += 1;
    }
    if count == 0 {
        // Nothing to change, but whether the row exists is still the answer.
        out.put(" SET ");
        out.put(schema.table.key.quoted);
        out.put(" = ");
        out.put(schema.table.key.quoted);
    }
    count
}

const fn by_key(out: &mut Buffer<'_>, schema: &'static ModelSchema, number: usize) {
    out.put(" WHERE ");
    out.put(schema.table.key.qualified);
    out.put(" = ");
    param(out, number);
}

/// Writes RETURNING and the columns that the database computes, if there are any.
const fn returning(out: &mut Buffer<'_>, schema: &'static ModelSchema) {
    let mut first = true;
    let mut at = 0;
    while at < schema.columns.len() {
        if schema.columns[at].generated.is_some() {
            out.put(if first { " RETURNING " } else { ", " });
            out.put(schema.columns[at].column.quoted);
            first = false;
        }
        at += 1;
    }
}

const fn param(out: &mut Buffer<'_>, number: usize) {
    out.put("?");
    out.put_number(number as u64 + 1);
}
