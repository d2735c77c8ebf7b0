//! `prefetch_related`: one more statement for each relation, for all rows at once.

mod chunks;
mod known;
mod toward;

use std::collections::HashMap;
use std::fmt;

pub use self::chunks::Chunks;
pub use self::known::Known;
use self::known::list;
pub use self::toward::{AtMost, Leads, Shape, Toward, toward};
use super::{Params, Query, Record};
use crate::db::{Db, Run};
use crate::error::{Error, Result};
use crate::model::Model;
use crate::sql::Verb;

/// From rows and, for each relation, what the rows are compared by to rows with their related rows.
type Fill<'q, B, R> = Box<dyn Fn(&Db, Vec<B>, &[Vec<Known>]) -> Result<Vec<R>> + 'q>;

/// A query whose rows come with related rows: what `query!` yields if `prefetch_related` stands in it.
///
/// `B` is a row without them, `R` one with them. Running it sends one statement for the rows, and one for each
/// relation if there are rows, however many.
#[must_use = "a query does nothing until it is run"]
pub struct Prefetched<'q, B, R> {
    query: Query<'q, B>,
    places: &'static [usize],
    fill: Fill<'q, B, R>,
}

impl<B, R> fmt::Debug for Prefetched<'_, B, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prefetched").field("query", &self.query.sql()).finish_non_exhaustive()
    }
}

impl<'q, B: 'q> Prefetched<'q, B, B> {
    /// Rows with nothing further.
    pub fn last_level(query: Query<'q, B>) -> Self {
        Prefetched { query, places: &[], fill: Box::new(|_, rows, _| Ok(rows)) }
    }
}

impl<'q, B, R> Prefetched<'q, B, R> {
    /// Made by `query!`: `places` are the columns that the relations begin at, `fill` fetches them from `related`.
    pub fn new<C: 'q, F>(query: Query<'q, B>, places: &'static [usize], related: C, fill: F) -> Self
    where
        F: Fn(&C, &Db, Vec<B>, &[Vec<Known>]) -> Result<Vec<R>> + 'q,
    {
        Prefetched { query, places, fill: Box::new(move |db, rows, keys| fill(&related, db, rows, keys)) }
    }

    /// Reads at most `most` rows, and what they belong to if `parents` is there.
    fn read(&self, db: &Db, run: &mut Run<'_>, most: usize, mut parents: Option<&mut Belongs>) -> Result<Vec<R>> {
        let mut rows = Vec::new();
        let mut keys: Vec<Vec<Known>> = self.places.iter().map(|_| Vec::new()).collect();
        while rows.len() < most {
            let Some(row) = run.next()? else { break };
            for (keys, place) in keys.iter_mut().zip(self.places) {
                keys.push(Known::of(row.value(*place)));
            }
            if let Some(parents) = &mut parents {
                parents.keys.push(Known::of(row.value(parents.column)));
            }
            rows.push(self.query.read(&row)?);
        }
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        (self.fill)(db, rows, &keys)
    }

    fn run(&self, db: &Db, verb: Verb) -> Result<Vec<R>> {
        let mut run = db.run(self.query.text(verb), self.query.params())?;
        self.read(db, &mut run, usize::MAX, None)
    }

    pub(super) fn rows_of_page(&self, db: &Db, range: &std::ops::Range<i64>) -> Result<Vec<R>> {
        let params = self.query.page_params(range);
        let mut run = db.run(self.query.text(Verb::Page), &params)?;
        self.read(db, &mut run, usize::MAX, None)
    }

    /// All rows.
    ///
    /// # Errors
    /// As [`Query::all`]; [`Error::DoesNotExist`] if a key points to a row that is not there.
    pub fn all(&self, db: &Db) -> Result<Vec<R>> {
        self.run(db, Verb::Select)
    }

    /// The first row, if there is one. Without an order, the one with the least key.
    ///
    /// # Errors
    /// As [`Prefetched::all`].
    pub fn first(&self, db: &Db) -> Result<Option<R>> {
        Ok(self.run(db, Verb::First)?.into_iter().next())
    }

    /// The last row, if there is one.
    ///
    /// # Errors
    /// As [`Prefetched::all`].
    pub fn last(&self, db: &Db) -> Result<Option<R>> {
        Ok(self.run(db, Verb::Last)?.into_iter().next_back())
    }

    /// The only row.
    ///
    /// # Errors
    /// [`Error::DoesNotExist`] if there is none, [`Error::MultipleObjectsReturned`] if there are several; else as
    /// [`Prefetched::all`].
    pub fn get(&self, db: &Db) -> Result<R> {
        let model = self.query.statement().plan().table.model;
        let rows = self.run(db, Verb::Get)?;
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        match (count, rows.into_iter().next()) {
            (1, Some(row)) => Ok(row),
            (_, None) => Err(Error::DoesNotExist { model }),
            (count, Some(_)) => Err(Error::MultipleObjectsReturned { model, count }),
        }
    }

    /// The rows one by one, in constant memory; related rows are fetched for 2000 rows at once, as Django's
    /// `iterator(chunk_size=2000)` does.
    ///
    /// # Errors
    /// As [`Prefetched::all`]; what happens while rows are read is the iterator's last item.
    pub fn iter<'d>(&self, db: &'d Db) -> Result<Chunks<'_, 'q, 'd, B, R>> {
        self.chunks(db, 2000)
    }

    /// [`Prefetched::iter`], with another number of rows at once.
    ///
    /// # Errors
    /// As [`Prefetched::iter`].
    pub fn chunks<'d>(&self, db: &'d Db, chunk: usize) -> Result<Chunks<'_, 'q, 'd, B, R>> {
        let run = db.run_copied(self.query.text(Verb::Select), self.query.params())?;
        Ok(Chunks { query: self, db, run, chunk: chunk.max(1), read: Vec::new().into_iter(), done: false })
    }

    /// How many rows there are.
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn count(&self, db: &Db) -> Result<i64> {
        self.query.count(db)
    }

    /// Whether there is a row.
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn exists(&self, db: &Db) -> Result<bool> {
        self.query.exists(db)
    }

    /// The rows as names and values, without related rows.
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn records(&self, db: &Db) -> Result<Vec<Record>> {
        self.query.records(db)
    }

    /// How the database goes about the first statement.
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn explain(&self, db: &Db) -> Result<String> {
        self.query.explain(db)
    }

    /// The text of the first statement.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.query.sql()
    }

    /// The parameters of the first statement.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        self.query.params()
    }
}

/// Which parents rows belong to.
struct Belongs {
    column: usize,
    keys: Vec<Known>,
}

/// Fetches the rows of one relation for rows that are known by `keys`; one field for each of them.
///
/// # Errors
/// As [`Prefetched::all`].
pub fn fetch<M: Model, S: Shape, B, R: Clone>(
    _way: Toward<M, S>,
    query: &Prefetched<'_, B, R>,
    db: &Db,
    keys: Option<&Vec<Known>>,
) -> Result<Vec<S::Of<R>>> {
    let keys = keys.map_or(&[][..], Vec::as_slice);
    let mut found: HashMap<Known, Vec<R>> = HashMap::new();
    if let Some(list) = list(keys) {
        let params: Params<'_> = query.params().iter().cloned().chain([list]).collect();
        let mut run = db.run(query.query.text(Verb::Select), &params)?;
        let column = run.names().iter().position(|name| &**name == PARENT).unwrap_or_default();
        let mut belongs = Belongs { column, keys: Vec::new() };
        let rows = query.read(db, &mut run, usize::MAX, Some(&mut belongs))?;
        for (parent, row) in belongs.keys.into_iter().zip(rows) {
            found.entry(parent).or_default().push(row);
        }
    }
    let mut wanted: HashMap<&Known, usize> = HashMap::with_capacity(found.len());
    for key in keys {
        *wanted.entry(key).or_default() += 1;
    }
    keys.iter()
        .map(|key| {
            // The last one who asks gets the rows themselves, all others copies.
            let left = wanted.get_mut(key).map_or(0, |left| {
                *left -= 1;
                *left
            });
            let rows = if left == 0 { found.remove(key) } else { found.get(key).cloned() };
            S::of(rows.unwrap_or_default()).ok_or(Error::DoesNotExist { model: M::TABLE.model })
        })
        .collect()
}

/// What the column is called that tells which parent a row belongs to.
pub(crate) const PARENT: &str = "prefetch parent";

/// A query for one row with related rows: what `query!` yields if `get`, `latest` or `earliest` is its last method.
#[derive(Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct SinglePrefetched<'q, B, R>(Prefetched<'q, B, R>);

impl<'q, B, R> SinglePrefetched<'q, B, R> {
    /// Made by `query!`.
    pub fn new(query: Prefetched<'q, B, R>) -> Self {
        SinglePrefetched(query)
    }

    /// The row.
    ///
    /// # Errors
    /// As [`Prefetched::get`].
    pub fn run(&self, db: &Db) -> Result<R> {
        self.0.get(db)
    }

    /// The text of the first statement.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.0.query.get_sql()
    }

    /// The parameters of the first statement.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        self.0.params()
    }
}
