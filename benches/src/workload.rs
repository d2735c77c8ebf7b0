//! The workloads by name, each for both sides.

use std::hint::black_box;

use orm_core::Db;
use rusqlite::Connection;

use crate::models::{Contact, Note, Product};
use crate::{by_hand, data, ours};

/// What a workload yields, to compare both sides and so that nothing is optimised away.
#[derive(Debug, PartialEq)]
pub enum Answer {
    Notes(Vec<Note>),
    Products(Vec<Product>),
    Contacts(Vec<Contact>),
    Numbers(Vec<i64>),
}

/// Why a workload failed.
pub type Failure = Box<dyn std::error::Error>;

/// Something to do, once with each side.
pub struct Workload {
    /// What a user asks for.
    pub name: &'static str,
    /// How many times it is done in a measurement.
    pub times: u64,
    pub ours: fn(&Db) -> Result<Answer, Failure>,
    pub by_hand: fn(&Connection) -> Result<Answer, Failure>,
}

/// `workload!(name, times, |module, db| expression)`: one expression, with each module's functions.
macro_rules! workload {
    ($name:literal, $times:literal, |$module:ident, $db:ident| $answer:expr) => {
        Workload {
            name: $name,
            times: $times,
            ours: |$db| {
                use ours as $module;
                Ok($answer)
            },
            by_hand: |$db| {
                use by_hand as $module;
                Ok($answer)
            },
        }
    };
}

/// All workloads.
pub const ALL: &[Workload] = &[
    workload!("key lookup", 1_000, |side, db| Answer::Notes(vec![side::by_key(db, black_box(4_321))?])),
    workload!("two joins, 10 rows", 200, |side, db| Answer::Products(side::sold_in(db, black_box("Malta"))?)),
    workload!("two joins, 1,000 rows", 10, |side, db| Answer::Products(side::sold_in(db, black_box("Norway"))?)),
    workload!("two joins, 10,000 rows", 3, |side, db| Answer::Products(side::sold_in(db, black_box("India"))?)),
    workload!("filter, order, page of 20", 5, |side, db| Answer::Products(side::page(db, black_box(900))?)),
    workload!("the same, limit and offset given", 5, |side, db| {
        Answer::Products(side::page_at(db, black_box(900), black_box(40))?)
    }),
    workload!("10,000 rows of 10 columns", 3, |side, db| Answer::Contacts(side::contacts(db)?)),
    workload!("10,000 integers", 3, |side, db| Answer::Numbers(side::prices(db)?)),
    workload!("count", 10, |side, db| Answer::Numbers(vec![side::count(db, black_box(900))?])),
    workload!("exists", 1_000, |side, db| Answer::Numbers(vec![side::exists(db, black_box(900))?.into()])),
    workload!("in 100 keys", 50, |side, db| Answer::Notes(side::among(db, black_box(&KEYS))?)),
];

/// Every 97th key.
const KEYS: [i64; 100] = {
    let mut keys = [1; 100];
    let mut at = 1;
    while at < keys.len() {
        keys[at] = keys[at - 1] + 97;
        at += 1;
    }
    keys
};

/// A database for our side.
pub fn ours() -> Result<Db, Failure> {
    let db = Db::open_in_memory()?;
    data::fill(db.connection())?;
    Ok(db)
}

/// The same, for `rusqlite`.
pub fn by_hand() -> Result<Connection, Failure> {
    let connection = Connection::open_in_memory()?;
    data::fill(&connection)?;
    Ok(connection)
}
