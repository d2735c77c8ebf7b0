//! `CREATE TABLE` and `CREATE INDEX` for SQLite, as Django writes them.

use super::names;
use super::tables::{
    ColumnSchema, Constraint, Generated, IndexPart, IndexSchema, Indexed, JoinColumn, JoinSchema, ModelSchema,
    Reference,
};
use crate::plan::{Column, Kind, Numbers};

/// The models in an order in which each comes after those that it refers to, as far as there is one.
pub(super) fn by_dependency(models: &[&'static ModelSchema]) -> Vec<&'static ModelSchema> {
    let mut ordered: Vec<&'static ModelSchema> = Vec::with_capacity(models.len());
    let mut waiting = models.to_vec();
    while !waiting.is_empty() {
        let ready = |model: &&'static ModelSchema| {
            references(model).all(|target| same(target, model) || !waiting.iter().any(|other| same(other, target)))
        };
        // Tables that refer to each other come in the order in which they were named.
        let at = waiting.iter().position(ready).unwrap_or(0);
        ordered.push(waiting.remove(at));
    }
    ordered
}

fn references(model: &'static ModelSchema) -> impl Iterator<Item = &'static ModelSchema> {
    model.columns.iter().filter_map(|column| column.reference.as_ref()).map(|reference| (reference.model)())
}

fn same(one: &ModelSchema, other: &ModelSchema) -> bool {
    one.table.name == other.table.name
}

/// The table and the indexes of a model.
pub(super) fn model(model: &ModelSchema, statements: &mut Vec<String>) {
    let table = model.table.quoted;
    let inside: Vec<String> =
        model.columns.iter().map(column).chain(model.constraints.iter().filter_map(inline)).collect();
    statements.push(format!("CREATE TABLE {table} ({})", inside.join(", ")));
    for column in model.columns.iter().filter(|column| column.index && !column.unique && !column.primary_key) {
        let name = names::index(model.table.name, &[column.column.column], "");
        statements.push(format!("CREATE INDEX {} ON {table} ({})", quote(&name), column.column.quoted));
    }
    statements.extend(model.constraints.iter().filter_map(|constraint| separate(model, constraint)));
    statements.extend(model.indexes.iter().map(|index| declared(model, index)));
}

/// A join table and its indexes.
pub(super) fn join(join: &JoinSchema, statements: &mut Vec<String>) {
    let table = quote(join.name);
    let key = |side: &JoinColumn| {
        let model = (side.model)();
        let target = key_of(model);
        let kind = target.map(referring_type).unwrap_or_default();
        format!("{} {kind} NOT NULL{}", side.quoted, references_clause(model, model.table.key))
    };
    statements.push(format!(
        "CREATE TABLE {table} (\"id\" integer NOT NULL PRIMARY KEY AUTOINCREMENT, {}, {})",
        key(&join.near),
        key(&join.far)
    ));
    let columns = [unquote(join.near.quoted), unquote(join.far.quoted)];
    statements.push(format!(
        "CREATE UNIQUE INDEX {} ON {table} ({}, {})",
        quote(&names::index(join.name, &columns.each_ref().map(String::as_str), "_uniq")),
        join.near.quoted,
        join.far.quoted
    ));
    for column in &columns {
        let name = names::index(join.name, &[column], "");
        statements.push(format!("CREATE INDEX {} ON {table} ({})", quote(&name), quote(column)));
    }
}

/// A column's definition. Django writes its parts in this order.
fn column(schema: &ColumnSchema) -> String {
    let ColumnSchema { column, primary_key, unique, reference, default, generated, .. } = schema;
    let mut sql = format!("{} {}", column.quoted, own_type(schema));
    if let Some(default) = default {
        sql.push_str(" DEFAULT ");
        sql.push_str(default);
    }
    match generated {
        Some(Generated { sql: expression, stored }) => {
            let keyword = if *stored { "STORED" } else { "VIRTUAL" };
            sql.push_str(&format!(" GENERATED ALWAYS AS ({expression}) {keyword}"));
        }
        None => sql.push_str(if column.null { " NULL" } else { " NOT NULL" }),
    }
    if *primary_key {
        sql.push_str(" PRIMARY KEY");
    } else if *unique {
        sql.push_str(" UNIQUE");
    }
    sql.push_str(&check(schema));
    if is_assigned(schema) {
        sql.push_str(" AUTOINCREMENT");
    }
    if let Some(Reference { model, column, .. }) = reference {
        sql.push_str(&references_clause(model(), column));
    }
    sql
}

fn references_clause(model: &ModelSchema, column: &Column) -> String {
    format!(" REFERENCES {} ({}) DEFERRABLE INITIALLY DEFERRED", model.table.quoted, column.quoted)
}

fn is_assigned(schema: &ColumnSchema) -> bool {
    schema.assigned && schema.column.kind == Kind::Integer
}

/// The type of a column, what it refers to considered.
fn own_type(schema: &ColumnSchema) -> String {
    match &schema.reference {
        Some(reference) => {
            let target = (reference.model)().columns.iter().find(|column| column.column.id == reference.column.id);
            target.map_or_else(String::new, referring_type)
        }
        // SQLite assigns keys only to a column of exactly this type.
        None if is_assigned(schema) => "integer".to_owned(),
        None => plain_type(schema, schema.column.numbers),
    }
}

/// The type of a column that refers to this one: a key without `AUTOINCREMENT`, numbers always signed.
fn referring_type(target: &ColumnSchema) -> String {
    let signed = match target.column.numbers {
        Numbers::PositiveSmall => Numbers::Small,
        Numbers::Positive => Numbers::Normal,
        Numbers::PositiveBig => Numbers::Big,
        signed @ (Numbers::Small | Numbers::Normal | Numbers::Big) => signed,
    };
    match target.reference {
        Some(_) => own_type(target),
        None => plain_type(target, signed),
    }
}

fn plain_type(schema: &ColumnSchema, numbers: Numbers) -> String {
    if let Some(declared) = schema.declared {
        return declared.to_owned();
    }
    let name = match schema.column.kind {
        Kind::Bool => "bool",
        Kind::Integer => match numbers {
            Numbers::Small => "smallint",
            Numbers::Normal => "integer",
            Numbers::Big => "bigint",
            Numbers::PositiveSmall => "smallint unsigned",
            Numbers::Positive => "integer unsigned",
            Numbers::PositiveBig => "bigint unsigned",
        },
        Kind::Float => "real",
        Kind::Decimal => "decimal",
        Kind::Text => {
            return schema.max_length.map_or_else(|| "text".to_owned(), |length| format!("varchar({length})"));
        }
        Kind::Bytes => "BLOB",
        Kind::Date => "date",
        Kind::Time => "time",
        Kind::Timestamp => "datetime",
        Kind::Duration => "bigint",
        Kind::Uuid => "char(32)",
        Kind::Json => "text",
    };
    name.to_owned()
}

/// The check that belongs to the type of a column.
fn check(schema: &ColumnSchema) -> String {
    let ColumnSchema { column, reference, .. } = schema;
    let quoted = column.quoted;
    match (column.kind, column.numbers) {
        _ if reference.is_some() || is_assigned(schema) => String::new(),
        (Kind::Integer, Numbers::PositiveSmall | Numbers::Positive | Numbers::PositiveBig) => {
            format!(" CHECK ({quoted} >= 0)")
        }
        (Kind::Json, _) => format!(" CHECK ((JSON_VALID({quoted}) OR {quoted} IS NULL))"),
        _ => String::new(),
    }
}

/// A constraint that stands in the table's definition.
fn inline(constraint: &Constraint) -> Option<String> {
    match constraint {
        Constraint::Unique { name: Some(name), parts, condition: None } if is_plain(parts) => {
            Some(format!("CONSTRAINT {} UNIQUE ({})", quote(name), listed(parts)))
        }
        Constraint::Unique { .. } => None,
        Constraint::Check { name, sql } => Some(format!("CONSTRAINT {} CHECK ({sql})", quote(name))),
    }
}

/// A constraint that is an index: one with a condition or an expression, or without a name.
fn separate(model: &ModelSchema, constraint: &Constraint) -> Option<String> {
    let (name, parts, condition) = match constraint {
        Constraint::Unique { name, parts, condition } => (name, parts, condition),
        Constraint::Check { .. } => return None,
    };
    if name.is_some() && condition.is_none() && is_plain(parts) {
        return None;
    }
    let name = name.map_or_else(
        || {
            let columns: Vec<&str> = parts.iter().map(called).collect();
            names::index(model.table.name, &columns, "_uniq")
        },
        str::to_owned,
    );
    Some(format!(
        "CREATE UNIQUE INDEX {} ON {} ({}){}",
        quote(&name),
        model.table.quoted,
        listed(parts),
        only_where(*condition)
    ))
}

/// Whether all parts are columns, so that they can stand in the table's definition.
fn is_plain(parts: &[IndexPart]) -> bool {
    parts.iter().all(|part| matches!(part.of, Indexed::Column(_)))
}

/// What stands for a part in the name of an index that is given none; one with expressions always has one.
fn called(part: &IndexPart) -> &'static str {
    match part.of {
        Indexed::Column(column) => column.column,
        Indexed::Sql(sql) => sql,
    }
}

/// `"a", "b" DESC, (LOWER("c"))`
fn listed(parts: &[IndexPart]) -> String {
    let shown = parts.iter().map(|part| {
        let order = if part.descending { " DESC" } else { "" };
        match part.of {
            Indexed::Column(column) => format!("{}{order}", column.quoted),
            Indexed::Sql(sql) => format!("({sql}){order}"),
        }
    });
    shown.collect::<Vec<_>>().join(", ")
}

fn declared(model: &ModelSchema, index: &IndexSchema) -> String {
    let name = index.name.map_or_else(
        || {
            let sign = |descending| if descending { "-" } else { "" };
            let columns: Vec<String> =
                index.parts.iter().map(|part| format!("{}{}", sign(part.descending), called(part))).collect();
            names::declared(model.table.name, &columns)
        },
        str::to_owned,
    );
    format!(
        "CREATE INDEX {} ON {} ({}){}",
        quote(&name),
        model.table.quoted,
        listed(index.parts),
        only_where(index.condition)
    )
}

fn only_where(condition: Option<&str>) -> String {
    condition.map_or_else(String::new, |condition| format!(" WHERE {condition}"))
}

fn key_of(model: &'static ModelSchema) -> Option<&'static ColumnSchema> {
    model.columns.iter().find(|column| column.primary_key)
}

fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn unquote(quoted: &str) -> String {
    let inside = quoted.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(quoted);
    inside.replace("\"\"", "\"")
}
