//! The workloads by name, each for both sides.

use std::hint::black_box;
use std::sync::LazyLock;

use orm_core::Db;
use orm_core::model::ForeignKey;
use rusqlite::Connection;
use rusqlite::backup::Backup;
use uuid::Uuid;

use crate::models::{Contact, Entry, Item, Memo, Note, Parcel, Product, Ticket};
use crate::{by_hand, data, ours};

/// What a workload yields, to compare both sides and so that nothing is optimised away.
#[derive(Debug, PartialEq)]
pub enum Answer {
    Notes(Vec<Note>),
    Products(Vec<Product>),
    Contacts(Vec<Contact>),
    Numbers(Vec<i64>),
    Parcels(Vec<Parcel>),
    Tickets(Vec<Ticket>),
    Digests(Vec<u64>),
    Entries(Vec<Entry>),
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
    workload!("in 100 texts", 50, |side, db| Answer::Parcels(side::among_texts(db, black_box(&CODES))?)),
    workload!("in 100 UUIDs", 50, |side, db| Answer::Tickets(side::among_uuids(db, black_box(&UUIDS))?)),
    workload!("select_related, 556 rows", 10, |side, db| Answer::Digests(side::with_item(db, black_box(3))?)),
    workload!("1,000 rows with tags and orders", 3, |side, db| Answer::Digests(side::nested(db, black_box(1_000))?)),
    workload!("insert one", 1_000, |side, db| Answer::Numbers(vec![side::insert(db, memo())?])),
    workload!("insert 10,000, one by one", 2, |side, db| Answer::Entries(side::insert_each(
        db,
        entries(10_000, false)
    )?)),
    workload!("bulk_create 10,000", 2, |side, db| Answer::Entries(side::insert_many(db, entries(10_000, false))?)),
    workload!("update by key", 1_000, |side, db| {
        side::update(db, entry(5))?;
        Answer::Numbers(Vec::new())
    }),
    workload!("save", 1_000, |side, db| {
        side::save(db, entry(7))?;
        Answer::Numbers(Vec::new())
    }),
    workload!("update one column by key", 1_000, |side, db| {
        Answer::Numbers(vec![side::raise(db, black_box(9))?.cast_signed()])
    }),
    workload!("bulk_update 1,000", 5, |side, db| {
        Answer::Numbers(vec![side::update_many(db, &entries(1_000, true))?.cast_signed()])
    }),
    workload!("insert one, delete it", 1_000, |side, db| Answer::Numbers(vec![side::insert_and_delete(db, memo())?])),
    workload!("add 1,000 tags, clear", 5, |side, db| {
        let item = Item { id: 1, name: String::new(), price: 0 };
        Answer::Numbers(vec![side::add_and_clear(db, &item, black_box(&*TAGS))?])
    }),
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

static CODES: LazyLock<Vec<String>> = LazyLock::new(|| KEYS.into_iter().map(data::code).collect());
static UUIDS: LazyLock<Vec<Uuid>> = LazyLock::new(|| KEYS.into_iter().map(data::uuid).collect());
static TAGS: LazyLock<Vec<i64>> = LazyLock::new(|| (1..=data::TAGS).map(|at| at + data::TAGS).collect());

fn memo() -> Memo {
    Memo { id: 0, text: black_box("do not forget").to_owned() }
}

/// The entry number `id`.
fn entry(id: i64) -> Entry {
    Entry {
        id,
        name: black_box("an entry of the books").to_owned(),
        amount: black_box(12),
        note: None,
        rating: 0.5,
        is_open: true,
        category: ForeignKey::new(5),
    }
}

/// So many new entries, or those that are there: the first ones.
fn entries(count: usize, keyed: bool) -> Vec<Entry> {
    (1..=count).map(|id| entry(if keyed { id as i64 } else { 0 })).collect()
}

/// A copy of a filled database, in memory too, page by page.
pub fn copy(filled: &Connection) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    Backup::new(filled, &mut connection)?.step(-1)?;
    Ok(connection)
}

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
