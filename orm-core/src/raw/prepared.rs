//! Prepared statements, and binding their parameters.

use std::ffi::{c_char, c_int, c_void};
use std::ptr::{self, NonNull};

use rusqlite::{Connection, ffi};

use super::each;
use super::message::last_failure;
use crate::error::Result;
use crate::query::Param;

/// A prepared statement.
pub(super) struct Prepared {
    pub(super) pointer: NonNull<ffi::sqlite3_stmt>,
    pub(super) params: c_int,
}

// SAFETY: a statement may be used from any thread, one at a time; `rusqlite` refuses an SQLite that is compiled otherwise.
unsafe impl Send for Prepared {}

impl Prepared {
    /// Prepares the first statement of `sql`, if it has one, and tells what is left of the text.
    pub(super) fn first<'s>(connection: &Connection, sql: &'s str, flags: u32) -> Result<(Option<Prepared>, &'s str)> {
        let mut statement = ptr::null_mut();
        let mut rest = ptr::null();
        // A longer text is longer than SQLite takes.
        let length = c_int::try_from(sql.len()).unwrap_or(c_int::MAX);
        // SAFETY: the connection is open as long as it is borrowed, and `sql` has `length` bytes.
        let (db, code) = unsafe {
            let db = connection.handle();
            (
                db,
                ffi::sqlite3_prepare_v3(
                    db,
                    sql.as_ptr().cast::<c_char>(),
                    length,
                    flags,
                    &raw mut statement,
                    &raw mut rest,
                ),
            )
        };
        if code != ffi::SQLITE_OK {
            // SAFETY: as above.
            return Err(unsafe { last_failure(db, Some(sql.into())) });
        }
        let read = rest.addr().saturating_sub(sql.as_ptr().addr());
        let prepared = NonNull::new(statement).map(|pointer| {
            // SAFETY: the statement was just prepared.
            let params = unsafe { ffi::sqlite3_bind_parameter_count(pointer.as_ptr()) };
            Prepared { pointer, params }
        });
        Ok((prepared, sql.get(read..).unwrap_or_default()))
    }

    /// Binds every parameter; those that are missing as NULL.
    ///
    /// # Safety
    /// Unless `destructor` makes SQLite copy, the parameters must not change until the statement is bound again or
    /// finalized, or is not stepped in between.
    #[inline]
    pub(super) unsafe fn bind(&self, params: &[Param<'_>], destructor: ffi::sqlite3_destructor_type) -> c_int {
        let mut params = params.iter();
        let mut worst = ffi::SQLITE_OK;
        for number in self.numbers() {
            // SAFETY: the caller's promise.
            let code = unsafe { self.bind_one(number, params.next().unwrap_or(&Param::Null), destructor) };
            if code != ffi::SQLITE_OK {
                worst = code;
            }
        }
        worst
    }

    fn numbers(&self) -> impl Iterator<Item = c_int> + use<> {
        1..=self.params
    }

    /// # Safety
    /// As of [`Prepared::bind`].
    #[inline(always)]
    pub(super) unsafe fn bind_one(
        &self,
        number: c_int,
        param: &Param<'_>,
        destructor: ffi::sqlite3_destructor_type,
    ) -> c_int {
        let statement = self.pointer.as_ptr();
        let text = |text: &str| {
            let (start, utf8) = (text.as_ptr().cast::<c_char>(), ffi::SQLITE_UTF8 as u8);
            // SAFETY: `start` has as many bytes; the caller promises for how long.
            unsafe { ffi::sqlite3_bind_text64(statement, number, start, text.len() as u64, destructor, utf8) }
        };
        let bytes = |bytes: &[u8]| {
            let start = bytes.as_ptr().cast::<c_void>();
            // SAFETY: as for texts.
            unsafe { ffi::sqlite3_bind_blob64(statement, number, start, bytes.len() as u64, destructor) }
        };
        // SAFETY: the statement is alive; the caller's promise.
        unsafe {
            match param {
                Param::Null => ffi::sqlite3_bind_null(statement, number),
                Param::Bool(value) => ffi::sqlite3_bind_int64(statement, number, i64::from(*value)),
                Param::Integer(value) => ffi::sqlite3_bind_int64(statement, number, *value),
                Param::Real(value) => ffi::sqlite3_bind_double(statement, number, *value),
                Param::Text(value) => text(value),
                Param::Owned(value) | Param::Json(value) => text(value),
                Param::Short(value) => text(value),
                Param::Bytes(value) => bytes(value),
                Param::OwnedBytes(value) => bytes(value),
                Param::Listed(list) => each::bind(statement, number, list, destructor.is_some()),
                Param::Unstorable(what) => what.code(),
            }
        }
    }

    /// How often SQLite prepared it again by itself.
    pub(super) fn reprepared(&self) -> u64 {
        // SAFETY: the statement is alive.
        let count = unsafe { ffi::sqlite3_stmt_status(self.pointer.as_ptr(), ffi::SQLITE_STMTSTATUS_REPREPARE, 0) };
        u64::try_from(count).unwrap_or(0)
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        // SAFETY: it is alive and nothing else has its pointer. The code only repeats an error that was reported.
        unsafe { ffi::sqlite3_finalize(self.pointer.as_ptr()) };
    }
}
