//! Columns that hold what is not of their type: an error that names model and column, what is expected and what is
//! there. Nothing panics, whatever is there.

use std::net::IpAddr;

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use orm_core::Error;
use orm_core::prelude::*;
use rust_decimal::Decimal;
use uuid::Uuid;

#[derive(Choices, Clone, Copy, Debug, PartialEq)]
pub enum Colour {
    Red,
    Green,
}

#[derive(Choices, Clone, Copy, Debug, PartialEq)]
pub enum Rank {
    First = 1,
    Second = 2,
}

#[derive(Model, Clone, Debug, PartialEq)]
pub struct Owner {
    pub id: i64,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "odd")]
pub struct Sample {
    pub id: i64,
    pub small: i16,
    pub int: i32,
    pub big: i64,
    pub natural: u32,
    pub large: u64,
    pub flag: bool,
    pub real: f64,
    #[model(decimal(max_digits = 8, decimal_places = 2))]
    pub price: Decimal,
    pub text: String,
    pub bytes: Vec<u8>,
    pub day: Date,
    pub time: Time,
    pub moment: Timestamp,
    pub span: SignedDuration,
    pub uuid: Uuid,
    pub json: serde_json::Value,
    pub ip: IpAddr,
    pub colour: Colour,
    pub rank: Rank,
    pub owner: ForeignKey<Owner>,
    pub maybe: Option<i32>,
}

/// The columns, and a good value of each as SQL.
const COLUMNS: [(&str, &str); 21] = [
    ("small", "1"),
    ("int", "1"),
    ("big", "1"),
    ("natural", "1"),
    ("large", "1"),
    ("flag", "1"),
    ("real", "1.5"),
    ("price", "1.5"),
    ("text", "'a'"),
    ("bytes", "x'00'"),
    ("day", "'2024-02-29'"),
    ("time", "'12:30:00'"),
    ("moment", "'2024-02-29 12:30:00'"),
    ("span", "1000"),
    ("uuid", "'00000000000000000000000000000001'"),
    ("json", "'{}'"),
    ("ip", "'::1'"),
    ("colour", "'red'"),
    ("rank", "1"),
    ("owner_id", "1"),
    ("maybe", "NULL"),
];

/// A table whose columns hold anything as it is.
fn table() -> Db {
    let db = Db::open_in_memory().unwrap();
    let columns = COLUMNS.map(|(name, value)| format!("\"{name}\" BLOB DEFAULT {value}")).join(", ");
    db.execute_batch(&format!(
        "CREATE TABLE odd_sample (id INTEGER PRIMARY KEY, {columns}); INSERT INTO odd_sample (id) VALUES (1)"
    ))
    .unwrap();
    db
}

fn with(db: &Db, column: &str, value: &str) -> orm_core::Result<Vec<Sample>> {
    db.execute_batch(&format!("DELETE FROM odd_sample; INSERT INTO odd_sample (id, \"{column}\") VALUES (1, {value})"))
        .unwrap();
    query!(Sample.all()).all(db)
}

#[test]
fn a_wrong_value_is_an_error_that_tells_all_about_it() {
    let db = table();
    assert_eq!(query!(Sample.all()).all(&db).unwrap().len(), 1);
    for (column, value, expected) in [
        ("small", "70000", "`Sample.small`: expected"),
        ("int", "'abc'", "`Sample.int`: expected"),
        ("int", "1.5", "`Sample.int`: expected"),
        ("int", "NULL", "`Sample.int`: expected"),
        ("natural", "-1", "`Sample.natural`: expected"),
        ("large", "-1", "`Sample.large`: expected"),
        ("flag", "2", "`Sample.flag`: expected"),
        ("real", "'much'", "`Sample.real`: expected"),
        ("price", "'cheap'", "`Sample.price`: expected"),
        ("price", "1e300", "`Sample.price`: expected"),
        ("text", "x'ff'", "`Sample.text`: expected"),
        ("text", "CAST(x'ff41' AS TEXT)", "`Sample.text`: expected"),
        ("text", "NULL", "`Sample.text`: expected"),
        ("bytes", "3", "`Sample.bytes`: expected"),
        ("day", "'2024-02-30'", "`Sample.day`: expected"),
        ("time", "'25:00:00'", "`Sample.time`: expected"),
        ("moment", "'yesterday'", "`Sample.moment`: expected"),
        ("span", "'1 hour'", "`Sample.span`: expected"),
        ("uuid", "'6f9'", "`Sample.uuid`: expected"),
        ("json", "'{\"a\":'", "`Sample.json`: expected"),
        ("ip", "'1.2.3'", "`Sample.ip`: expected"),
        ("colour", "'blue'", "`Sample.colour`: expected"),
        ("rank", "7", "`Sample.rank`: expected"),
        ("owner_id", "'bob'", "`Sample.owner_id`: expected"),
        ("maybe", "'bob'", "`Sample.maybe`: expected"),
    ] {
        match with(&db, column, value) {
            Err(Error::Decode(error)) => {
                assert_eq!((error.model, error.column), ("Sample", column), "{error}");
                let text = error.to_string();
                assert!(text.starts_with(expected) && text.contains(", found "), "{text}");
            }
            other => panic!("{column} = {value}: {other:?}"),
        }
    }
}

/// A value of a row that a query makes is called as the query calls it, if it is no column.
#[test]
fn a_wrong_value_that_is_computed_is_told_by_its_name() {
    fn told<R: std::fmt::Debug>(rows: orm_core::Result<Vec<R>>) -> (&'static str, &'static str) {
        match rows {
            Err(Error::Decode(error)) => (error.model, error.column),
            other => panic!("{other:?}"),
        }
    }
    let db = table();
    assert!(with(&db, "day", "'yesterday'").is_err());
    assert_eq!(told(query!(Sample.values(id, day)).all(&db)), ("Sample", "day"));
    assert_eq!(told(query!(Sample.values(id).annotate(newest = Max(day))).all(&db)), ("query", "newest"));
    let samples = query!(Sample.all());
    assert_eq!(told(query!(samples.values(id).annotate(newest = Max(day))).all(&db)), ("query", "newest"));
}

/// Every value in every column: a row, or an error about that column.
#[test]
fn nothing_that_a_column_can_hold_makes_a_program_panic() {
    let db = table();
    let long = format!("'{}'", "x".repeat(5000));
    let values = [
        "NULL",
        "0",
        "1",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        "0.5",
        "-0.0",
        "1e308",
        "-9e999",
        "''",
        "' '",
        "'0'",
        "'1e400'",
        "'abc'",
        "'é'",
        "'2024-02-29'",
        "'2024-02-29 12:30:00.123456'",
        "'2024-02-29T12:30:00Z'",
        "'0000-00-00'",
        "'9999-12-31 23:59:59.999999'",
        "'-0001-01-01'",
        "'24:00:00'",
        "'12:30'",
        "'[1, {\"a\": null}]'",
        "'NaN'",
        "'{\"a\": 1e999}'",
        "'::ffff:1.2.3.4'",
        "'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz'",
        "x''",
        "x'00ff'",
        "CAST(x'ff' AS TEXT)",
        "CAST(x'610062' AS TEXT)",
        "zeroblob(100)",
        &long,
    ];
    let mut read = 0;
    for (column, _) in COLUMNS {
        for value in values {
            match with(&db, column, value) {
                Ok(rows) => read += rows.len(),
                Err(Error::Decode(error)) => {
                    assert_eq!((error.model, error.column), ("Sample", column), "{error}");
                    assert!(error.to_string().len() < 300, "{error}");
                }
                other => panic!("{column} = {value}: {other:?}"),
            }
        }
    }
    assert!(read > 80, "{read}");
}
