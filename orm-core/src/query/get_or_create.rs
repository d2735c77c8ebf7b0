//! [`GetOrCreate`]: a row that is found, or else made.

use std::iter::once;

use super::create::{defaults, insert, written};
use super::{Params, Query, Rows, Statement};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::model::{FieldType, Model};
use crate::related::Link;
use crate::write::atomic;

/// A row that is found, or else made: what `query!` yields of `get_or_create` and `update_or_create`.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model)]
/// # struct Tag { id: i64, #[model(unique)] name: String, priority: i32 }
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.create_tables(&schema![Tag])?;
/// let (tag, created) = query!(Tag.get_or_create(name = "new", defaults(priority = 3))).run(&db)?;
/// assert!(created && tag.priority == 3);
/// let (tag, created) = query!(Tag.update_or_create(name = "new", defaults(priority = F(priority) + 1), create_defaults(priority = 1))).run(&db)?;
/// assert!(!created && tag.priority == 4);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "nothing is found or made until this is run"]
pub struct GetOrCreate<'q, M> {
    get: Query<'q, M>,
    create: &'static Statement,
    /// Of `update_or_create` with something to set.
    update: Option<&'static Statement>,
    /// Whether what was found must not change before it is updated.
    updates: bool,
    /// Of related rows, through which the row is made.
    through: Option<Through<'q, M>>,
}

/// How a row is made through related rows.
#[derive(Debug)]
pub(crate) struct Through<'q, M> {
    /// The parameters of what makes it: those that are given, and what relates it.
    pub(crate) given: Params<'q>,
    /// What relates it.
    pub(crate) link: Link<'q, M>,
}

/// The statements of a [`GetOrCreate`], which all take the same parameters.
#[derive(Debug)]
pub struct Obtaining {
    /// Finds the row.
    pub get: &'static Statement,
    /// Makes it.
    pub create: &'static Statement,
    /// Changes it.
    pub update: Option<&'static Statement>,
}

impl<'q, M: Model> GetOrCreate<'q, M> {
    /// Made by `query!` of `get_or_create`.
    #[doc(hidden)]
    pub fn getting(statements: Obtaining, params: Params<'q>, rows: Rows<M>) -> Self {
        let Obtaining { get, create, update } = statements;
        GetOrCreate { get: Query::new(get, params, rows), create, update, updates: false, through: None }
    }

    /// Made by `query!` of `update_or_create`.
    #[doc(hidden)]
    pub fn updating(statements: Obtaining, params: Params<'q>, rows: Rows<M>) -> Self {
        GetOrCreate { updates: true, ..Self::getting(statements, params, rows) }
    }

    /// The same, of related rows: `get` looks for the row among them.
    pub(crate) fn through(
        get: Query<'q, M>,
        statements: &'static Obtaining,
        updates: bool,
        through: Through<'q, M>,
    ) -> Self {
        let Obtaining { create, update, .. } = *statements;
        GetOrCreate { get, create, update, updates, through: Some(through) }
    }

    /// The row, and whether it was made: Django's `get_or_create()` and `update_or_create()`.
    ///
    /// If another connection makes the row at the same time, and a constraint keeps it from being there twice, that row is
    /// found. An update is one transaction, which waits for other writers before it looks for the row.
    ///
    /// # Errors
    /// [`Error::MultipleObjectsReturned`] if there are several such rows; [`Error::Constraint`] if a constraint would be
    /// broken and no such row is there even so.
    pub fn run(&self, db: &Db) -> Result<(M, bool)> {
        if !self.updates {
            return self.obtained(db);
        }
        atomic(db, || match (self.obtained(db)?, self.update) {
            ((row, false), Some(update)) => Ok((self.updated(db, update, &row)?, false)),
            (obtained, _) => Ok(obtained),
        })
    }

    fn obtained(&self, db: &Db) -> Result<(M, bool)> {
        if let Some(row) = self.found(db)? {
            return Ok((row, false));
        }
        // In a block of its own, so that a failure does not end the one around it.
        match atomic(db, || self.made(db)) {
            Ok(row) => Ok((row, true)),
            Err(error) if error.constraint().is_some() => match self.found(db)? {
                Some(row) => Ok((row, false)),
                None => Err(error),
            },
            Err(error) => Err(error),
        }
    }

    fn made(&self, db: &Db) -> Result<M> {
        let insert = || insert(db, self.create, self.given(), self.get.rows());
        match &self.through {
            Some(through) => through.link.made(db, insert),
            None => insert(),
        }
    }

    /// The parameters of what makes or changes a row.
    fn given(&self) -> &Params<'q> {
        self.through.as_ref().map_or(self.get.params(), |through| &through.given)
    }

    fn found(&self, db: &Db) -> Result<Option<M>> {
        match self.get.get(db) {
            Ok(row) => Ok(Some(row)),
            Err(Error::DoesNotExist { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn updated(&self, db: &Db, update: &'static Statement, row: &M) -> Result<M> {
        let times = defaults::<M>(|column| column.auto_now);
        let params = self.given().iter().cloned().chain(once(row.key().encode())).chain(times);
        written(db, update, params, self.get.rows())?.ok_or(Error::NotUpdated { model: M::TABLE.model })
    }

    /// The SQL text that finds the row.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.get.get_sql()
    }

    /// The parameters, in the order of their numbers; those that are for a new row, too.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        self.get.params()
    }
}
