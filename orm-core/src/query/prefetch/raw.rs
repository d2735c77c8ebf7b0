//! [`RawPrefetched`]: SQL that was written by hand, whose rows come with related rows.

use std::fmt;

use super::Groups;
use super::level::Related;
use crate::db::Db;
use crate::error::Result;
use crate::query::{Params, RawQuery};

/// A raw query whose rows come with related rows: what `query!` yields of `Model.raw("…").prefetch_related(…)`.
///
/// `B` is a row without them, `R` one with them. Running it sends the SQL, and one statement more for each relation if there
/// are rows, however many.
#[must_use = "a query does nothing until it is run"]
pub struct RawPrefetched<'q, B, R> {
    query: RawQuery<'q, B>,
    related: Related<'q, B, R>,
}

impl<B, R> fmt::Debug for RawPrefetched<'_, B, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawPrefetched").field("query", &self.query.sql()).finish_non_exhaustive()
    }
}

impl<'q, B, R> RawPrefetched<'q, B, R> {
    /// Made by `query!`, as [`Prefetched`](super::Prefetched) is.
    pub fn new<C: 'q, F>(query: RawQuery<'q, B>, places: &'static [usize], related: C, fill: F) -> Self
    where
        F: Fn(&C, &Db, Vec<B>, &[&Groups]) -> Result<Vec<R>> + 'q,
    {
        RawPrefetched { query, related: Related::new(places.into(), related, fill) }
    }

    fn read(&self, db: &Db, most: usize) -> Result<Vec<R>> {
        let mut run = self.query.start(db)?;
        self.related.read(self.query.rows(), db, &mut run, most, None)
    }

    /// All rows.
    ///
    /// # Errors
    /// As [`RawQuery::all`]; [`Error::DoesNotExist`](crate::Error::DoesNotExist) if a key points to a row that is not there.
    pub fn all(&self, db: &Db) -> Result<Vec<R>> {
        self.read(db, usize::MAX)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`RawPrefetched::all`].
    pub fn first(&self, db: &Db) -> Result<Option<R>> {
        Ok(self.read(db, 1)?.into_iter().next())
    }

    /// The SQL text, with its parameters numbered.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.query.sql()
    }

    /// The parameters, in the order of their numbers.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        self.query.params()
    }
}
