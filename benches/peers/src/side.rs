//! What each crate does, and how it is compared.

use orm_benches::workload::Failure;

/// What a workload gives: all values that it read, as one number, or the keys that were assigned.
pub type Answer = Result<u64, Failure>;

/// A crate, connected to a database of its own in memory.
pub trait Side {
    /// `SELECT` by key.
    fn by_key(&mut self, id: i64) -> Answer;
    /// Products by the name of their category's country.
    fn sold_in(&mut self, country: &str) -> Answer;
    /// All rows of ten columns, six of them text.
    fn contacts(&mut self) -> Answer;
    /// Rows by a list of keys.
    fn among(&mut self, ids: &[i64]) -> Answer;
    /// Items below a price with their tags and orders.
    fn nested(&mut self, price: i64) -> Answer;
    /// Inserts a row and gives its key.
    fn insert(&mut self) -> Answer;
    /// Inserts so many rows in a transaction, one by one; the sum of their keys.
    fn insert_each(&mut self, count: usize) -> Answer;
    /// Inserts so many rows at once; the sum of their keys.
    fn insert_many(&mut self, count: usize) -> Answer;
    /// Writes all columns of a row.
    fn update(&mut self, id: i64) -> Answer;
}

/// The text of a memo that is inserted.
pub const MEMO: &str = "do not forget";
/// The values of an entry that is written.
pub const NAME: &str = "an entry of the books";
pub const AMOUNT: i64 = 12;
pub const RATING: f64 = 0.5;
pub const CATEGORY: i64 = 5;

/// Something to do, with each crate.
pub struct Workload {
    pub name: &'static str,
    /// How many times it is done in a measurement.
    pub times: u64,
    pub run: fn(&mut dyn Side) -> Answer,
}

/// All workloads; those that read come first, as all of them are done with the same tables.
pub const ALL: &[Workload] = &[
    Workload { name: "key lookup", times: 500, run: |side| side.by_key(4_321) },
    Workload { name: "two joins, 10 rows", times: 50, run: |side| side.sold_in("Malta") },
    Workload { name: "two joins, 1,000 rows", times: 5, run: |side| side.sold_in("Norway") },
    Workload { name: "two joins, 10,000 rows", times: 2, run: |side| side.sold_in("India") },
    Workload { name: "10,000 rows of 10 columns", times: 2, run: |side| side.contacts() },
    Workload {
        name: "`in`, 100 integer keys",
        times: 20,
        run: |side| side.among(&std::array::from_fn::<i64, 100, _>(|at| at as i64 * 97 + 1)),
    },
    Workload { name: "1,000 rows with tags and orders", times: 2, run: |side| side.nested(1_000) },
    Workload { name: "insert one", times: 500, run: |side| side.insert() },
    Workload { name: "update by key", times: 500, run: |side| side.update(5) },
    Workload { name: "insert 10,000, one by one", times: 1, run: |side| side.insert_each(10_000) },
    Workload { name: "insert 10,000 at once", times: 1, run: |side| side.insert_many(10_000) },
];
