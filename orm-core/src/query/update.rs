//! [`Update`]: a query that changes its rows.

use super::{Params, Query, Statement};
use crate::db::Db;
use crate::error::Result;
use crate::sql::Verb;
use crate::write::execute;

/// A query that changes its rows: what `query!` yields if `update` is its last method.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model)]
/// # struct Product { id: i64, name: String, stock: i64 }
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.create_tables(&schema![Product])?;
/// # Product { id: 0, name: String::from("Mug"), stock: 9 }.insert(&db)?;
/// let restocked = query!(Product.filter(stock__lt = 10).update(stock = F(stock) + 10)).run(&db)?;
/// assert_eq!(restocked, 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct Update<'q> {
    statement: &'static Statement,
    params: Params<'q>,
}

impl<'q> Update<'q> {
    /// Made by `query!` of a query whose last step is the update.
    #[doc(hidden)]
    #[inline]
    pub fn new<R, S>(query: Query<'q, R, S>) -> Self {
        let (statement, params) = query.into_parts();
        Update { statement, params }
    }

    /// Changes the rows; how many there are, even if nothing is different afterwards: Django's `QuerySet.update()`.
    ///
    /// Columns with `auto_now` stay as they are, unless they are set.
    ///
    /// # Errors
    /// [`Error::Constraint`](crate::Error::Constraint) if a constraint would be broken; then no row is changed.
    pub fn run(&self, db: &Db) -> Result<u64> {
        execute(db, self.statement.text(Verb::Select), &self.params)
    }

    /// The SQL text.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.statement.text(Verb::Select).as_str()
    }

    /// The parameters, in the order of their numbers.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        &self.params
    }
}
