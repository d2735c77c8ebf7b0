//! [`Single`]: a query that yields one row.

use super::{Params, Query};
use crate::db::Db;
use crate::error::Result;

/// A query for one row: what `query!` yields if `get`, `latest` or `earliest` is its last method.
///
/// ```
#[doc = include_str!("../doc/shop.txt")]
/// let dearest = query!(Product.latest(price));
/// assert_eq!(dearest.run(&db)?.name, "Pot");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct Single<'q, R>(Query<'q, R>);

impl<'q, R> Single<'q, R> {
    /// Made by `query!`.
    #[doc(hidden)]
    #[inline]
    pub fn new(query: Query<'q, R>) -> Self {
        Single(query)
    }

    /// The row.
    ///
    /// # Errors
    /// As [`Query::get`].
    pub fn run(&self, db: &Db) -> Result<R> {
        self.0.get(db)
    }

    /// The SQL text.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.0.get_sql()
    }

    /// The parameters, in the order of their numbers.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        self.0.params()
    }
}
