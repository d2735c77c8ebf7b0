//! Running statements.

use std::ffi::c_int;
use std::ptr;

use rusqlite::ffi;

use super::message::{last_failure, text_of};
use super::{Cells, Handle, Prepared};
use crate::error::{Error, Result};
use crate::query::{Param, Unstorable};

/// A running statement.
pub(crate) struct Cursor<'c> {
    handle: &'c Handle,
    slot: u32,
    /// `None` only while it is dropped.
    prepared: Option<Prepared>,
    done: bool,
}

impl<'c> Cursor<'c> {
    /// # Safety
    /// Unless `destructor` makes SQLite copy, the parameters must outlive the cursor.
    #[inline]
    pub(super) unsafe fn start(
        handle: &'c Handle,
        slot: u32,
        prepared: Prepared,
        params: &[Param<'_>],
        destructor: ffi::sqlite3_destructor_type,
    ) -> Result<Cursor<'c>> {
        // SAFETY: the caller's promise. If the cursor is leaked, its statement is never stepped again.
        let code = unsafe { prepared.bind(params, destructor) };
        Cursor::bound(handle, slot, prepared, code)
    }

    /// Of a statement that was bound, with the result `code`.
    #[inline]
    pub(super) fn bound(handle: &'c Handle, slot: u32, prepared: Prepared, code: c_int) -> Result<Cursor<'c>> {
        let cursor = Cursor { handle, slot, prepared: Some(prepared), done: false };
        if code == ffi::SQLITE_OK { Ok(cursor) } else { Err(cursor.unbound(code)) }
    }

    #[inline]
    fn pointer(&self) -> *mut ffi::sqlite3_stmt {
        self.prepared.as_ref().map_or(ptr::null_mut(), |prepared| prepared.pointer.as_ptr())
    }

    /// The next row; after the last and after an error, none.
    #[inline]
    pub(crate) fn step(&mut self) -> Result<Option<Cells<'_>>> {
        if self.done {
            // Another step would start anew.
            return Ok(None);
        }
        let statement = self.pointer();
        // SAFETY: the statement is alive and bound.
        match unsafe { ffi::sqlite3_step(statement) } {
            ffi::SQLITE_ROW => {
                // SAFETY: the row stays as long as `self` is borrowed, which is mutably.
                Ok(Some(unsafe { Cells::new(statement) }))
            }
            ffi::SQLITE_DONE => {
                self.done = true;
                Ok(None)
            }
            _ => {
                self.done = true;
                Err(self.failed())
            }
        }
    }

    /// The names of the columns.
    pub(crate) fn names(&self) -> Vec<Box<str>> {
        let statement = self.pointer();
        // SAFETY: the statement is alive.
        let count = unsafe { ffi::sqlite3_column_count(statement) };
        // SAFETY: as above; a name lives until the next call for the same column.
        (0..count).map(|column| unsafe { text_of(ffi::sqlite3_column_name(statement, column)) }.into()).collect()
    }

    #[cold]
    fn unbound(&self, code: c_int) -> Error {
        Unstorable::of_code(code).map_or_else(|| self.failed(), Error::unstorable)
    }

    #[cold]
    fn failed(&self) -> Error {
        let statement = self.pointer();
        // SAFETY: the statement is alive, and so is its connection.
        unsafe {
            let sql = text_of(ffi::sqlite3_sql(statement));
            last_failure(ffi::sqlite3_db_handle(statement), Some(sql.into()))
        }
    }
}

impl Drop for Cursor<'_> {
    #[inline]
    fn drop(&mut self) {
        if let Some(prepared) = self.prepared.take() {
            // SAFETY: the statement is alive. The code only repeats an error that `step` reported.
            unsafe { ffi::sqlite3_reset(prepared.pointer.as_ptr()) };
            self.handle.put_back(self.slot, prepared);
        }
    }
}
