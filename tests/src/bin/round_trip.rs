//! The Rust side of `tests/django/check.py`: reads and writes what Django reads and writes.
//!
//! * `round_trip copy FROM TO`: makes the tables in the new file `TO` and writes all rows of `FROM` to it;
//! * `round_trip save FILE`: reads each row and saves it again;
//! * `round_trip dump FILE`: prints all rows, a line of JSON for each model and each automatic join table that is there.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::env;

use orm_core::prelude::*;
use orm_core::{Result, Schema};
use orm_tests::conformance::{Cell, ToRow};
use orm_tests::models::{blog, mini, shop, suite};
use serde_json::{Value, json};

/// Runs `$do!(module, Model)` for each model and `$join!(module, Model, relation)` for each automatic join table.
/// `suite::TenantUser` is left out: its key is two columns.
macro_rules! each {
    ($do:ident, $join:ident) => {
        each!(@models $do mini: Tag Product Customer Order);
        each!(@joins $join mini: Product.tags);
        each!(@models $do shop: Category Tag Supplier Product Supply Customer CustomerProfile Address Coupon Order OrderItem Review);
        each!(@joins $join shop: Product.tags Customer.favourites);
        each!(@models $do blog: Author Tag Publication Article Comment);
        each!(@joins $join blog: Author.friends Author.follows Article.tags Article.publications);
        each!(@models $do suite: Publisher Writer Book Store Employee Company Number Experiment Root CascadeChild
            CascadeGrandchild SetNullChild SetDefaultChild ProtectChild RestrictChild DoNothingChild Invoice Account
            Question Answer Note ExtraInfo Label Creator Item Report Ranking Place Kiosk Restaurant Waiter Memo Person
            Team Membership AllTypes Legacy LegacyLine UuidKeyed UuidLine);
        each!(@joins $join suite: Book.writers Store.books Item.labels);
    };
    (@models $do:ident $app:ident: $($model:ident)*) => { $($do!($app, $model);)* };
    (@joins $join:ident $app:ident: $($model:ident.$relation:ident)*) => { $($join!($app, $model, $relation);)* };
}

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *arguments.as_slice() {
        ["copy", from, to] => copy(&Db::open(from)?, &Db::open(to)?),
        ["save", file] => save(&Db::open(file)?),
        ["dump", file] => dump(&Db::open(file)?),
        _ => panic!("unknown arguments {arguments:?}"),
    }
}

const SCHEMAS: [&Schema; 4] = [&mini::SCHEMA, &shop::SCHEMA, &blog::SCHEMA, &suite::SCHEMA];

/// The keys that each row of a model is related to. In a macro, as its parts are names.
macro_rules! related {
    ($db:expr, $app:ident, $model:ident, $relation:ident) => {{
        let pairs = query!($app::$model.filter($relation.isnull = false).order_by(pk).values_list(pk, $relation));
        let mut related: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for (key, other) in pairs.all($db)? {
            related.entry(key).or_default().extend(other);
        }
        related
    }};
}

fn copy(from: &Db, to: &Db) -> Result<()> {
    for schema in SCHEMAS {
        to.create_tables(schema)?;
    }
    to.atomic(|to| {
        // Foreign keys are looked at when the transaction ends, as models may point to each other.
        to.execute("PRAGMA defer_foreign_keys = ON", ())?;
        macro_rules! rows {
            ($app:ident, $model:ident) => {
                $app::$model::bulk_create(to, query!($app::$model.order_by(pk)).all(from)?)?;
            };
        }
        macro_rules! joins {
            ($app:ident, $model:ident, $relation:ident) => {
                for (key, others) in related!(from, $app, $model, $relation) {
                    query!($app::$model.get(pk = key)).run(to)?.$relation().add(to, &others)?;
                }
            };
        }
        each!(rows, joins);
        Ok(())
    })
}

fn save(db: &Db) -> Result<()> {
    db.atomic(|db| {
        macro_rules! rows {
            ($app:ident, $model:ident) => {
                for mut row in query!($app::$model.all()).all(db)? {
                    row.save(db)?;
                }
            };
        }
        macro_rules! joins {
            ($app:ident, $model:ident, $relation:ident) => {
                for (key, others) in related!(db, $app, $model, $relation) {
                    let row = query!($app::$model.get(pk = key)).run(db)?;
                    row.$relation().clear(db)?;
                    row.$relation().set(db, &others)?;
                }
            };
        }
        each!(rows, joins);
        Ok(())
    })
}

fn dump(db: &Db) -> Result<()> {
    let is_there = |table: &str| db.connection().table_exists(None, table).unwrap();
    macro_rules! rows {
        ($app:ident, $model:ident) => {
            let table = <$app::$model as Model>::TABLE;
            if is_there(table.name) {
                let rows = query!($app::$model.order_by(pk)).all(db)?;
                let names: Vec<&str> = table.columns.iter().map(|column| column.column).collect();
                let rows: Vec<Value> = rows.iter().map(|row| fields(&names, row)).collect();
                println!("{}", json!({ "table": table.label, "rows": rows }));
            }
        };
    }
    macro_rules! joins {
        ($app:ident, $model:ident, $relation:ident) => {
            let (table, relation) = (<$app::$model as Model>::TABLE, stringify!($relation));
            if is_there(table.name) {
                let related = related!(db, $app, $model, $relation).into_iter();
                let rows: Vec<(i64, Vec<i64>)> = related
                    .map(|(key, mut others)| {
                        others.sort_unstable();
                        (key, others)
                    })
                    .collect();
                println!("{}", json!({ "table": format!("{}.{relation}", table.label), "rows": rows }));
            }
        };
    }
    each!(rows, joins);
    Ok(())
}

/// A row as an object.
fn fields(names: &[&str], row: &impl ToRow) -> Value {
    let mut cells = Vec::new();
    row.append(&mut cells);
    assert_eq!(cells.len(), names.len());
    names.iter().zip(&cells).map(|(name, cell)| ((*name).to_owned(), shown(cell))).collect()
}

/// A value as `check.py` shows it, too: what JSON cannot hold is a text that begins with its type.
fn shown(cell: &Cell) -> Value {
    match cell {
        // Django reads a JSON null as it reads NULL.
        Cell::Null | Cell::Json(Value::Null) => Value::Null,
        Cell::Bool(value) => json!(value),
        Cell::Integer(value) => json!(format!("integer {value}")),
        Cell::Real(value) => json!(format!("float {:016x}", value.to_bits())),
        Cell::Decimal(value) => json!(format!("decimal {value}")),
        Cell::Text(value) => json!(format!("text {value}")),
        Cell::Bytes(value) => {
            json!(value.iter().map(|byte| format!("{byte:02x}")).fold("bytes ".to_owned(), |all, byte| all + &byte))
        }
        Cell::Date(value) => json!(format!("date {value}")),
        Cell::Time(value) => json!(format!("time {}", value.strftime("%H:%M:%S%.6f"))),
        Cell::Timestamp(value) => json!(format!("datetime {}", value.as_microsecond())),
        Cell::Duration(value) => json!(format!("duration {}", value.as_micros())),
        Cell::Uuid(value) => json!(format!("uuid {value}")),
        Cell::Json(value) => json!({ "json": value }),
        Cell::List(cells) => cells.iter().map(shown).collect(),
    }
}
