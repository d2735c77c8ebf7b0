//! Connections, and the statements that are kept for them.
//!
//! `rusqlite` finds a kept statement by hashing its text, and clears its bindings after each use, which makes SQLite
//! prepare it again. Here a statement is kept under a number.

use std::cell::RefCell;

use rusqlite::{Connection, ffi};

use super::{Binder, Cursor, Prepared};
use crate::backend::sqlite::failure;
use crate::error::{Error, Result};
use crate::query::{OwnedValue, Param};
use crate::sql::Text;

/// A connection and the statements kept for it, by their numbers.
pub(crate) struct Handle {
    // Before the connection, so that they are finalized before it is closed.
    statements: RefCell<Vec<Option<Prepared>>>,
    connection: Connection,
}

impl Handle {
    pub(crate) fn new(connection: Connection) -> Handle {
        Handle { statements: RefCell::new(Vec::new()), connection }
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn into_connection(self) -> Connection {
        let Handle { statements, connection } = self;
        drop(statements);
        connection
    }

    /// Runs the statement number `slot`, whose text is `sql`. Parameters beyond those of the statement are ignored,
    /// missing ones are NULL.
    #[inline]
    pub(crate) fn run<'c>(
        &'c self,
        slot: u32,
        sql: impl Fn() -> &'static str,
        params: &'c [Param<'_>],
    ) -> Result<Cursor<'c>> {
        // SAFETY: `params` and what they borrow outlive the cursor.
        unsafe { self.start(slot, sql, params, ffi::SQLITE_STATIC()) }
    }

    /// As [`Handle::run`], with copies of the parameters.
    pub(crate) fn run_copied<'c>(
        &'c self,
        slot: u32,
        sql: impl Fn() -> &'static str,
        params: &[Param<'_>],
    ) -> Result<Cursor<'c>> {
        // SAFETY: SQLite copies them.
        unsafe { self.start(slot, sql, params, ffi::SQLITE_TRANSIENT()) }
    }

    /// As [`Handle::run`], with the parameters that `fill` gives one after the other; `log` is told them too.
    #[inline]
    pub(crate) fn run_filled<'c>(
        &'c self,
        slot: u32,
        sql: impl Fn() -> &'static str,
        log: Option<&mut Vec<OwnedValue>>,
        fill: impl FnOnce(&mut Binder<'_, 'c>),
    ) -> Result<Cursor<'c>> {
        let prepared = self.take(slot, sql)?;
        // SAFETY: the cursor does not outlive `'c`. If it is leaked, its statement is never stepped again.
        let mut binder = unsafe { Binder::new(&prepared, log) };
        fill(&mut binder);
        let code = binder.finish();
        Cursor::bound(self, slot, prepared, code)
    }

    /// Runs a statement that is not kept.
    pub(crate) fn run_once<'c>(&'c self, sql: &str, params: &'c [Param<'_>]) -> Result<Cursor<'c>> {
        let prepared = self.prepare(sql, 0)?;
        // SAFETY: `params` and what they borrow outlive the cursor.
        unsafe { Cursor::start(self, 0, prepared, params, ffi::SQLITE_STATIC()) }
    }

    /// # Safety
    /// Unless `destructor` makes SQLite copy, the parameters must outlive the cursor.
    #[inline]
    unsafe fn start(
        &self,
        slot: u32,
        sql: impl Fn() -> &'static str,
        params: &[Param<'_>],
        destructor: ffi::sqlite3_destructor_type,
    ) -> Result<Cursor<'_>> {
        let prepared = self.take(slot, sql)?;
        // SAFETY: the caller's promise.
        unsafe { Cursor::start(self, slot, prepared, params, destructor) }
    }

    /// The statement number `slot`, kept or prepared now.
    #[inline]
    fn take(&self, slot: u32, sql: impl Fn() -> &'static str) -> Result<Prepared> {
        let kept = self.statements.borrow_mut().get_mut(slot as usize).and_then(Option::take);
        match kept {
            Some(prepared) => Ok(prepared),
            // Used for the first time, or running: a query inside a loop over its own rows.
            None => self.prepare(sql(), ffi::SQLITE_PREPARE_PERSISTENT),
        }
    }

    /// Runs the first statement of a text that was written by hand, and tells what is left of it. Its parameters must be
    /// as many as are given. None, if there is nothing but spaces and comments.
    pub(crate) fn run_first<'c, 's>(
        &'c self,
        sql: &'s str,
        params: &'c [Param<'_>],
    ) -> Result<(Option<Cursor<'c>>, &'s str)> {
        let (prepared, rest) = Prepared::first(&self.connection, sql, 0)?;
        let Some(prepared) = prepared else { return Ok((None, rest)) };
        if usize::try_from(prepared.params) != Ok(params.len()) {
            let message = format!("the statement takes {} parameters, {} were given", prepared.params, params.len());
            return Err(failure(ffi::SQLITE_RANGE, message, Some(sql.into()), None));
        }
        // SAFETY: `params` and what they borrow outlive the cursor.
        let cursor = unsafe { Cursor::start(self, 0, prepared, params, ffi::SQLITE_STATIC()) }?;
        Ok((Some(cursor), rest))
    }

    #[cold]
    fn prepare(&self, sql: &str, flags: u32) -> Result<Prepared> {
        match Prepared::first(&self.connection, sql, flags)? {
            (Some(prepared), _) => Ok(prepared),
            (None, _) => Err(match Text::refusal(sql) {
                Some(reason) => Error::QueryTooLarge { reason: reason.into() },
                None => failure(ffi::SQLITE_MISUSE, String::from("the statement is empty"), Some(sql.into()), None),
            }),
        }
    }

    /// Takes a statement back, reset.
    #[inline]
    pub(super) fn put_back(&self, slot: u32, prepared: Prepared) {
        // Number 0 is not kept.
        if slot == 0 {
            return;
        }
        let mut statements = self.statements.borrow_mut();
        match statements.get_mut(slot as usize) {
            // One that ran at the same time came back before: the second is finalized.
            Some(Some(_)) => {}
            Some(free) => *free = Some(prepared),
            None => {
                statements.resize_with(slot as usize, || None);
                statements.push(Some(prepared));
            }
        }
    }

    /// How often SQLite prepared a kept statement again by itself.
    pub(crate) fn reprepared(&self) -> u64 {
        self.statements.borrow().iter().flatten().map(Prepared::reprepared).sum()
    }
}
