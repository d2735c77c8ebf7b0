//! `prefetch_related`: one more statement for each relation, for all rows at once.

mod chunks;
mod groups;
mod held;
mod level;
mod raw;
mod toward;

use std::borrow::Cow;
use std::fmt;

pub use self::chunks::Chunks;
pub use self::groups::Groups;
pub use self::held::{Around, Fetchable, Fetches, OfOneRow, Unfetched, belonging_as, one};
use self::level::{Belongs, Related};
pub use self::raw::RawPrefetched;
pub use self::toward::{AtMost, Leads, Shape, Toward, toward, toward_rows, within};
pub(crate) use self::toward::{NOT_LOADED, not_loaded, place_among};
use super::{Params, Query, Record};
use crate::db::{Db, Run};
use crate::error::{Error, Result};
use crate::model::Model;
use crate::sql::Verb;

/// A query whose rows come with related rows: what `query!` yields if `prefetch_related` stands in it.
///
/// `B` is a row without them, `R` one with them. Running it sends one statement for the rows, and one for each
/// relation if there are rows, however many.
///
/// ```
#[doc = include_str!("../../doc/shop.txt")]
/// let products = query!(Product.prefetch_related(tags).order_by(id));
/// for product in products.all(&db)? {
///     println!("{}: {} tags", product.name, product.tags.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a query does nothing until it is run"]
pub struct Prefetched<'q, B, R> {
    query: Query<'q, B>,
    related: Related<'q, B, R>,
}

impl<B, R> fmt::Debug for Prefetched<'_, B, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prefetched").field("query", &self.query.sql()).finish_non_exhaustive()
    }
}

impl<'q, B: 'q> Prefetched<'q, B, B> {
    /// Rows with nothing further.
    pub fn last_level(query: Query<'q, B>) -> Self {
        Prefetched { query, related: Related::none() }
    }
}

impl<'q, B, R> Prefetched<'q, B, R> {
    /// Made by `query!`: `places` are the columns that the relations begin at, `fill` fetches them from `related`.
    #[doc(hidden)]
    pub fn new<C: 'q, F>(query: Query<'q, B>, places: impl Into<Cow<'static, [usize]>>, related: C, fill: F) -> Self
    where
        F: Fn(&C, &Db, Vec<B>, &[&Groups]) -> Result<Vec<R>> + 'q,
    {
        Prefetched { query, related: Related::new(places.into(), related, fill) }
    }

    /// The query without what is fetched.
    pub(crate) fn query(&self) -> &Query<'q, B> {
        &self.query
    }

    /// Reads at most `most` rows, and what they belong to if `parents` is there.
    fn read(&self, db: &Db, run: &mut Run<'_>, most: usize, parents: Option<&mut Belongs<'_>>) -> Result<Vec<R>> {
        self.related.read(self.query.rows(), db, run, most, parents)
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
        let model = self.query.statement().table().model;
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

impl<B, R> Prefetched<'_, B, R> {
    /// Made use of by `query!`: fetches the rows of one relation for the rows of `groups`; one field for each of them.
    /// A row that several of them have is copied by `copy`.
    ///
    /// # Errors
    /// As [`Prefetched::all`].
    #[doc(hidden)]
    pub fn fetched<M: Model, S: Shape>(
        &self,
        _way: Toward<M, S>,
        db: &Db,
        groups: Option<&&Groups>,
        copy: fn(&R) -> R,
    ) -> Result<Vec<S::Of<R>>> {
        let Some(known) = groups else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        if let Some(list) = known.list() {
            let params: Params<'_> = self.params().iter().cloned().chain([list]).collect();
            let mut run = db.run(self.query.text(Verb::Select), &params)?;
            let column = run.names().iter().position(|name| &**name == PARENT).unwrap_or_default();
            let mut belongs = Belongs { known, column, groups: Vec::new() };
            let rows = self.read(db, &mut run, usize::MAX, Some(&mut belongs))?;
            found = grouped(rows, &belongs.groups, known.sizes.len());
        }
        let mut left = known.sizes.clone();
        let mut rows_of = |group: usize| -> Option<Vec<R>> {
            let (left, rows) = (left.get_mut(group)?, found.get_mut(group)?);
            *left -= 1;
            // The last one who asks gets the rows themselves, all others copies.
            Some(if *left == 0 { std::mem::take(rows) } else { rows.iter().map(copy).collect() })
        };
        let field = |group: &Option<usize>| {
            let rows = group.and_then(&mut rows_of).unwrap_or_default();
            S::of(rows).ok_or(Error::DoesNotExist { model: M::TABLE.model })
        };
        known.rows.iter().map(field).collect()
    }
}

/// The rows of each of `count` groups.
fn grouped<R>(rows: Vec<R>, groups: &[Option<usize>], count: usize) -> Vec<Vec<R>> {
    let mut sizes = vec![0; count];
    for group in groups.iter().flatten() {
        if let Some(size) = sizes.get_mut(*group) {
            *size += 1;
        }
    }
    let mut found: Vec<Vec<R>> = sizes.into_iter().map(Vec::with_capacity).collect();
    for (group, row) in groups.iter().zip(rows) {
        if let Some(rows) = group.and_then(|group| found.get_mut(group)) {
            rows.push(row);
        }
    }
    found
}

/// What the column is called that tells which parent a row belongs to.
pub(crate) const PARENT: &str = "prefetch parent";

/// A query for one row with related rows: what `query!` yields if `get`, `latest` or `earliest` is its last method.
#[derive(Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct SinglePrefetched<'q, B, R>(Prefetched<'q, B, R>);

impl<'q, B, R> SinglePrefetched<'q, B, R> {
    /// Made by `query!`.
    #[doc(hidden)]
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
