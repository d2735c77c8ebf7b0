//! [`BulkUpdate`]: many rows that are changed, each by values of its own.

use std::marker::PhantomData;

use super::{Params, Statement};
use crate::db::Db;
use crate::error::Result;
use crate::model::Model;
use crate::write::batches::write;
use crate::write::each::EachRow;

/// Many rows that are changed: what `query!` yields of `bulk_update`.
///
/// `pk` names the row, what else stands there is set: to values of the item, or to what the database computes of them and
/// of what the row holds.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model)]
/// # struct Product { id: i64, name: String, stock: i64 }
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.create_tables(&schema![Product])?;
/// # for name in ["Mug", "Pot"] { Product { id: 0, name: String::from(name), stock: 9 }.insert(&db)?; }
/// let delivered = [(1, 5), (2, 20)];
/// let restocked = query!(Product.bulk_update(delivered, |(id, count)| (pk = id, stock = F(stock) + Value(count))));
/// assert_eq!(restocked.run(&db)?, 2);
/// assert_eq!(query!(Product.get(id = 2)).run(&db)?.stock, 29);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "rows are not changed until this is run"]
pub struct BulkUpdate<'q, M> {
    statement: &'static Statement,
    rows: Vec<Params<'q>>,
    model: PhantomData<fn() -> M>,
}

impl<'q, M: Model> BulkUpdate<'q, M> {
    /// Made by `query!` of a plan whose only step is the update.
    pub fn new(statement: &'static Statement, rows: impl Iterator<Item = Params<'q>>) -> Self {
        BulkUpdate { statement, rows: rows.collect(), model: PhantomData }
    }

    /// Changes the rows, and tells how many of them there are: Django's `bulk_update()`.
    ///
    /// Up to 50 rows are one statement; several statements are one transaction. `auto_now` does nothing here. Rows that
    /// do not exist are left out. Of a row that is named twice, either change may be the one that is made.
    ///
    /// # Errors
    /// [`Error::Constraint`](crate::Error::Constraint) if a constraint would be broken; then no row is changed.
    pub fn run(&self, db: &Db) -> Result<u64> {
        write::<M>(db, &EachRow { statement: self.statement, rows: &self.rows })
    }
}
