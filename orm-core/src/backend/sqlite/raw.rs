//! Prepared statements: the one module that calls SQLite itself.
//!
//! `rusqlite` finds a kept statement by hashing its text, clears its bindings after each use, which makes SQLite
//! prepare it again, and looks each value up several times. Here a statement is kept under a number, bound once, and
//! a value is looked up once.
//!
//! Why it is sound:
//! - A [`Handle`] owns the connection and all statements that are not running; its fields drop in order, statements
//!   first. A [`Cursor`] owns the one it runs and borrows the handle. So no statement outlives its connection.
//! - `rusqlite::Connection` is not `Sync`, so neither is `Handle`: whatever has a reference to it is on one thread, and
//!   SQLite's rule that values of a row need the connection's mutex is kept without one.
//! - The values of a row borrow the cursor mutably ([`Cursor::step`]), so they are gone before the next step.
//! - Texts and bytes are bound without a copy only if they outlive the cursor. A statement that rests keeps stale
//!   pointers, which SQLite does not read: every parameter is bound anew before the next step.

#![allow(unsafe_code)]

use std::cell::RefCell;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::marker::PhantomData;
use std::ptr::{self, NonNull};
use std::slice;

use rusqlite::{Connection, ffi};

use super::failure::failure;
use crate::error::{Error, Result};
use crate::query::{Param, Value};

/// A connection and the statements kept for it, by their numbers.
pub(crate) struct Handle {
    // Before the connection, so that they are finalized before it is closed.
    statements: RefCell<Vec<Option<Prepared>>>,
    connection: Connection,
}

impl Handle {
    pub(super) fn new(connection: Connection) -> Handle {
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
        let kept = self.statements.borrow_mut().get_mut(slot as usize).and_then(Option::take);
        let prepared = match kept {
            Some(prepared) => prepared,
            // Used for the first time, or running: a query inside a loop over its own rows.
            None => self.prepare(sql(), ffi::SQLITE_PREPARE_PERSISTENT)?,
        };
        // SAFETY: the caller's promise.
        unsafe { Cursor::start(self, slot, prepared, params, destructor) }
    }

    /// Runs the first statement of a text that was written by hand, and tells what is left of it. Its parameters must be
    /// as many as are given. None, if there is nothing but spaces and comments.
    pub(crate) fn run_first<'c, 's>(
        &'c self,
        sql: &'s str,
        params: &'c [Param<'_>],
    ) -> Result<(Option<Cursor<'c>>, &'s str)> {
        let (prepared, rest) = self.prepare_first(sql, 0)?;
        let Some(prepared) = prepared else { return Ok((None, rest)) };
        if prepared.params != params.len() {
            let message = format!("the statement takes {} parameters, {} were given", prepared.params, params.len());
            return Err(failure(ffi::SQLITE_RANGE, message, Some(sql.into()), None));
        }
        // SAFETY: `params` and what they borrow outlive the cursor.
        let cursor = unsafe { Cursor::start(self, 0, prepared, params, ffi::SQLITE_STATIC()) }?;
        Ok((Some(cursor), rest))
    }

    #[cold]
    fn prepare(&self, sql: &str, flags: u32) -> Result<Prepared> {
        match self.prepare_first(sql, flags)? {
            (Some(prepared), _) => Ok(prepared),
            (None, _) => {
                Err(failure(ffi::SQLITE_MISUSE, String::from("the statement is empty"), Some(sql.into()), None))
            }
        }
    }

    /// Prepares the first statement of `sql`, if it has one, and tells what is left of the text.
    fn prepare_first<'s>(&self, sql: &'s str, flags: u32) -> Result<(Option<Prepared>, &'s str)> {
        let mut statement = ptr::null_mut();
        let mut rest = ptr::null();
        // A longer text is longer than SQLite takes.
        let length = c_int::try_from(sql.len()).unwrap_or(c_int::MAX);
        // SAFETY: the connection is open as long as `self.connection` is there, and `sql` has `length` bytes.
        let (db, code) = unsafe {
            let db = self.connection.handle();
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
            Prepared { pointer, params: usize::try_from(params).unwrap_or(0) }
        });
        Ok((prepared, sql.get(read..).unwrap_or_default()))
    }

    /// Takes a statement back, reset.
    #[inline]
    fn put_back(&self, slot: u32, prepared: Prepared) {
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
        let count = |prepared: &Prepared| {
            // SAFETY: a kept statement is alive.
            let count =
                unsafe { ffi::sqlite3_stmt_status(prepared.pointer.as_ptr(), ffi::SQLITE_STMTSTATUS_REPREPARE, 0) };
            u64::try_from(count).unwrap_or(0)
        };
        self.statements.borrow().iter().flatten().map(count).sum()
    }
}

/// Random bytes: SQLite's generator, which the operating system seeds.
pub(super) fn randomness<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Ok(length) = c_int::try_from(N) {
        // SAFETY: there are `length` bytes; the generator has a lock of its own.
        unsafe { ffi::sqlite3_randomness(length, bytes.as_mut_ptr().cast::<c_void>()) };
    }
    bytes
}

/// A prepared statement.
struct Prepared {
    pointer: NonNull<ffi::sqlite3_stmt>,
    params: usize,
}

// SAFETY: a statement may be used from any thread, one at a time; `rusqlite` refuses an SQLite that is compiled otherwise.
unsafe impl Send for Prepared {}

impl Prepared {
    /// Binds every parameter.
    ///
    /// # Safety
    /// Unless `destructor` makes SQLite copy, the parameters must not change until the statement is bound again or
    /// finalized, or is not stepped in between.
    #[inline]
    unsafe fn bind(&self, params: &[Param<'_>], destructor: ffi::sqlite3_destructor_type) -> c_int {
        let statement = self.pointer.as_ptr();
        let mut params = params.iter();
        let mut worst = ffi::SQLITE_OK;
        for at in 1..=self.params {
            #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)] // It was a `c_int`.
            let number = at as c_int;
            let text = |text: &str| {
                let start = text.as_ptr().cast::<c_char>();
                // SAFETY: `start` has as many bytes; the caller promises for how long.
                unsafe {
                    let utf8 = ffi::SQLITE_UTF8 as u8;
                    ffi::sqlite3_bind_text64(statement, number, start, text.len() as u64, destructor, utf8)
                }
            };
            let bytes = |bytes: &[u8]| {
                let start = bytes.as_ptr().cast::<c_void>();
                // SAFETY: as for texts.
                unsafe { ffi::sqlite3_bind_blob64(statement, number, start, bytes.len() as u64, destructor) }
            };
            // SAFETY: the statement is alive and `number` is one of its parameters.
            let code = unsafe {
                match params.next() {
                    None | Some(Param::Null) => ffi::sqlite3_bind_null(statement, number),
                    Some(Param::Bool(value)) => ffi::sqlite3_bind_int64(statement, number, i64::from(*value)),
                    Some(Param::Integer(value)) => ffi::sqlite3_bind_int64(statement, number, *value),
                    Some(Param::Real(value)) => ffi::sqlite3_bind_double(statement, number, *value),
                    Some(Param::Text(value)) => text(value),
                    Some(Param::Owned(value) | Param::Json(value)) => text(value),
                    Some(Param::Short(value)) => text(value),
                    Some(Param::Bytes(value)) => bytes(value),
                    Some(Param::OwnedBytes(value)) => bytes(value),
                }
            };
            if code != ffi::SQLITE_OK {
                worst = code;
            }
        }
        worst
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        // SAFETY: it is alive and nothing else has its pointer. The code only repeats an error that was reported.
        unsafe { ffi::sqlite3_finalize(self.pointer.as_ptr()) };
    }
}

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
    unsafe fn start(
        handle: &'c Handle,
        slot: u32,
        prepared: Prepared,
        params: &[Param<'_>],
        destructor: ffi::sqlite3_destructor_type,
    ) -> Result<Cursor<'c>> {
        // SAFETY: the caller's promise. If the cursor is leaked, its statement is never stepped again.
        let code = unsafe { prepared.bind(params, destructor) };
        let cursor = Cursor { handle, slot, prepared: Some(prepared), done: false };
        if code == ffi::SQLITE_OK { Ok(cursor) } else { Err(cursor.failed()) }
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
            ffi::SQLITE_ROW => Ok(Some(Cells { statement, row: PhantomData })),
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

/// The values of the current row.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'r> {
    statement: *mut ffi::sqlite3_stmt,
    row: PhantomData<&'r ()>,
}

impl<'r> Cells<'r> {
    /// The value at `index`, from 0; NULL beyond the last.
    #[inline]
    #[must_use]
    pub fn value(&self, index: usize) -> Value<'r> {
        // SQLite answers NULL to a number that is out of range.
        let index = c_int::try_from(index).unwrap_or(c_int::MAX);
        // SAFETY: the statement stays on this row for `'r`, on this thread. A value is only read as what it is: the first
        // read may convert it from UTF-16, later ones leave it where it is until the next step.
        unsafe {
            let value = ffi::sqlite3_column_value(self.statement, index);
            match ffi::sqlite3_value_type(value) {
                ffi::SQLITE_INTEGER => Value::Integer(ffi::sqlite3_value_int64(value)),
                ffi::SQLITE_TEXT => text(value).map_or_else(|| broken(value), Value::Text),
                ffi::SQLITE_NULL => Value::Null,
                ffi::SQLITE_FLOAT => Value::Real(ffi::sqlite3_value_double(value)),
                _ => blob(value),
            }
        }
    }
}

/// A value that is text, if it is UTF-8.
///
/// # Safety
/// `value` must be of the current row, and stay there for `'r`.
unsafe fn text<'r>(value: *mut ffi::sqlite3_value) -> Option<&'r str> {
    // SAFETY: the caller's promise.
    let (start, length) = unsafe { (ffi::sqlite3_value_text(value), ffi::sqlite3_value_bytes(value)) };
    // Without memory for it there is no text, which must not look like an empty one.
    if start.is_null() {
        return None;
    }
    // SAFETY: as above.
    let bytes = unsafe { bytes_of(start, length) };
    if is_ascii(bytes) {
        // SAFETY: ASCII is UTF-8.
        return Some(unsafe { std::str::from_utf8_unchecked(bytes) });
    }
    std::str::from_utf8(bytes).ok()
}

/// Most texts are short and ASCII, and for those this takes a third of what the general check takes.
#[inline]
fn is_ascii(bytes: &[u8]) -> bool {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut bits = 0;
    for word in words {
        bits |= u64::from_ne_bytes(*word);
    }
    // The last eight bytes, some of them for the second time.
    match bytes.last_chunk::<8>() {
        Some(last) => (bits | u64::from_ne_bytes(*last)) & HIGH == 0,
        None => rest.iter().fold(0, |bits, byte| bits | byte) < 0x80,
    }
}

/// The bytes of a value that is text but not UTF-8.
///
/// # Safety
/// As of [`text`].
#[cold]
unsafe fn broken<'r>(value: *mut ffi::sqlite3_value) -> Value<'r> {
    // SAFETY: the caller's promise.
    unsafe { Value::BrokenText(bytes_of(ffi::sqlite3_value_text(value), ffi::sqlite3_value_bytes(value))) }
}

/// The bytes of a value that is bytes.
///
/// # Safety
/// As of [`text`].
unsafe fn blob<'r>(value: *mut ffi::sqlite3_value) -> Value<'r> {
    // SAFETY: the caller's promise.
    unsafe {
        let start = ffi::sqlite3_value_blob(value).cast::<u8>();
        let length = ffi::sqlite3_value_bytes(value);
        match start.is_null() && length != 0 {
            true => Value::BrokenText(&[]),
            false => Value::Bytes(bytes_of(start, length)),
        }
    }
}

/// # Safety
/// If `start` is not null, `length` bytes must be there for `'r`.
#[inline]
unsafe fn bytes_of<'r>(start: *const u8, length: c_int) -> &'r [u8] {
    match usize::try_from(length) {
        // SAFETY: the caller's promise.
        Ok(length) if !start.is_null() => unsafe { slice::from_raw_parts(start, length) },
        _ => &[],
    }
}

/// # Safety
/// If `text` is not null, it must end with a NUL and live for `'t`.
unsafe fn text_of<'t>(text: *const c_char) -> &'t str {
    // SAFETY: the caller's promise.
    if text.is_null() { "" } else { unsafe { CStr::from_ptr(text) }.to_str().unwrap_or_default() }
}

/// The error that `db` reported last.
///
/// # Safety
/// `db` must be open.
#[cold]
unsafe fn last_failure(db: *mut ffi::sqlite3, sql: Option<Box<str>>) -> Error {
    // SAFETY: `db` is open; both texts live until the next call.
    unsafe {
        let code = ffi::sqlite3_extended_errcode(db);
        let message = text_of(ffi::sqlite3_errmsg(db)).to_owned();
        failure(code, message, sql, Some(text_of(ffi::sqlite3_db_filename(db, c"main".as_ptr()))))
    }
}
