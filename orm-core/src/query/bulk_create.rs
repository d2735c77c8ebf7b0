//! [`BulkCreate`]: many rows that are made.

use std::marker::PhantomData;

use super::{Params, Statement};
use crate::db::Db;
use crate::error::Result;
use crate::model::Model;
use crate::plan::{Conflicts, Creation};
use crate::write::batches::{make, write};
use crate::write::each::EachRow;
use crate::write::many::Many;

/// Many new rows: what `query!` yields of `bulk_create`. `Out` is what running it gives.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model, Debug)]
/// # struct Tag { id: i64, #[model(unique)] name: String, #[model(default = 5)] priority: i32 }
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.create_tables(&schema![Tag])?;
/// let tags = query!(Tag.bulk_create(["new", "sale"], |name| (name = name))).run(&db)?;
/// assert_eq!((tags[1].id, tags[1].priority), (2, 5));
///
/// let more = [("sale", 1), ("last", 2)];
/// let made = query!(Tag.bulk_create(more, |(name, priority)| (name = name, priority = priority), ignore_conflicts = true));
/// assert_eq!(made.run(&db)?, 1);
/// let tags = query!(Tag.bulk_create(
///     more,
///     |(name, priority)| (name = name, priority = priority),
///     update_conflicts(unique(name), update(priority))
/// ));
/// assert_eq!(tags.run(&db)?[0].priority, 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "rows are not made until this is run"]
pub struct BulkCreate<'q, M, Out> {
    making: Making,
    rows: Vec<Params<'q>>,
    out: PhantomData<fn() -> (M, Out)>,
}

/// What the rows of `bulk_create` and `bulk_update` are made of.
pub trait GivenRows: Sized {
    /// What one row is made of.
    type Item;

    /// The parameters of each row. Made by `query!`: of a function of the trait itself rustc says no more than that there is
    /// nothing to iterate over.
    fn each_row<'q>(self, params: impl FnMut(Self::Item) -> Params<'q>) -> impl Iterator<Item = Params<'q>>;
}

#[diagnostic::do_not_recommend]
impl<I: IntoIterator> GivenRows for I {
    type Item = I::Item;

    fn each_row<'q>(self, params: impl FnMut(I::Item) -> Params<'q>) -> impl Iterator<Item = Params<'q>> {
        self.into_iter().map(params)
    }
}

/// What a row is made of.
#[derive(Clone, Copy, Debug)]
enum Making {
    /// Rust values.
    Values(&'static Creation, &'static Conflicts),
    /// What the database computes of them.
    Computed(&'static Statement),
}

impl<'q, M: Model, Out> BulkCreate<'q, M, Out> {
    fn new(creation: &'static Creation, conflicts: &'static Conflicts, rows: Vec<Params<'q>>) -> Self {
        BulkCreate { making: Making::Values(creation, conflicts), rows, out: PhantomData }
    }

    /// Made by `query!` of rows of which the database computes something: a plan whose only step makes them.
    pub fn computed(statement: &'static Statement, rows: impl Iterator<Item = Params<'q>>) -> Self {
        BulkCreate { making: Making::Computed(statement), rows: rows.collect(), out: PhantomData }
    }
}

impl<'q, M: Model> BulkCreate<'q, M, Vec<M>> {
    /// Made by `query!`.
    #[doc(hidden)]
    pub fn returning(
        creation: &'static Creation,
        conflicts: &'static Conflicts,
        rows: impl Iterator<Item = Params<'q>>,
    ) -> Self {
        Self::new(creation, conflicts, rows.collect())
    }

    /// Inserts the rows, or updates those that are there, and gives them back as they are stored: Django's
    /// `bulk_create()`.
    ///
    /// Up to 50 rows are one statement; several statements are one transaction.
    ///
    /// # Errors
    /// [`Error::Constraint`](crate::Error::Constraint) if a constraint would be broken; then no row is written.
    pub fn run(&self, db: &Db) -> Result<Vec<M>> {
        let rows = &self.rows;
        match self.making {
            Making::Values(creation, conflicts) => make(db, &Many { creation, conflicts, rows }),
            Making::Computed(statement) => make(db, &EachRow { statement, rows }),
        }
    }
}

impl<'q, M: Model> BulkCreate<'q, M, u64> {
    /// Made by `query!`, with `ignore_conflicts = true`.
    #[doc(hidden)]
    pub fn ignoring(
        creation: &'static Creation,
        conflicts: &'static Conflicts,
        rows: impl Iterator<Item = Params<'q>>,
    ) -> Self {
        Self::new(creation, conflicts, rows.collect())
    }

    /// Inserts the rows that break no constraint; how many these were: Django's `bulk_create(ignore_conflicts=True)`.
    ///
    /// # Errors
    /// [`Error::Constraint`](crate::Error::Constraint) if a foreign key points to nothing; then no row is inserted.
    pub fn run(&self, db: &Db) -> Result<u64> {
        let rows = &self.rows;
        match self.making {
            Making::Values(creation, conflicts) => write::<M>(db, &Many { creation, conflicts, rows }),
            Making::Computed(statement) => write::<M>(db, &EachRow { statement, rows }),
        }
    }
}
