//! Transactions: what Django's `atomic` does, and what is refused.

#![allow(clippy::panic, clippy::unwrap_used)]

mod blocks;
mod callbacks;
mod ends;
mod guards;
mod locks;
mod scripts;

use std::sync::{Arc, Mutex};

use orm_core::Result;
use orm_core::error::TransactionError;
use orm_core::prelude::*;

#[derive(Model)]
#[model(table = "tag")]
struct Tag {
    #[model(primary_key)]
    name: String,
}

/// A database with a tag named `sale`.
fn tags() -> Db {
    let db = Db::open_in_memory().unwrap();
    db.execute_batch("CREATE TABLE tag (name TEXT UNIQUE); INSERT INTO tag VALUES ('sale')").unwrap();
    db
}

fn add(db: &Db, name: &str) -> Result<u64> {
    db.execute("INSERT INTO tag VALUES (?)", (name,))
}

/// The names, in the order of their making.
fn names(db: &Db) -> String {
    let sql = "SELECT coalesce(group_concat(name, ' '), '') FROM (SELECT name FROM tag ORDER BY rowid)";
    db.connection().query_row(sql, [], |row| row.get(0)).unwrap()
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> TransactionError {
    match result.unwrap_err() {
        Error::Transaction(error) => error,
        other => panic!("{other:?}"),
    }
}

/// An error of the application's.
#[derive(Debug, PartialEq)]
enum Refusal {
    TooExpensive,
    Database(String),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal::Database(error.to_string())
    }
}

/// What is sent while `work` runs.
fn log(db: &Db, work: impl FnOnce()) -> Vec<String> {
    let log = Arc::new(Mutex::new(Vec::new()));
    let copy = Arc::clone(&log);
    db.on_query(move |query| copy.lock().unwrap().push(query.sql.to_owned()));
    work();
    db.on_query(|_| {});
    std::mem::take(&mut *log.lock().unwrap())
}
