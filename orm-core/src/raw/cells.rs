//! The values of a row: each is looked up once, its type and its UTF-8 checked.

use std::ffi::c_int;
use std::marker::PhantomData;
use std::slice;

use rusqlite::ffi;

use crate::query::Value;

/// The values of the current row.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'r> {
    statement: *mut ffi::sqlite3_stmt,
    row: PhantomData<&'r ()>,
}

impl<'r> Cells<'r> {
    /// # Safety
    /// `statement` must be alive and stay on the row that it is on for `'r`, on this thread.
    #[inline]
    pub(super) unsafe fn new(statement: *mut ffi::sqlite3_stmt) -> Cells<'r> {
        Cells { statement, row: PhantomData }
    }

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
pub(super) unsafe fn text<'r>(value: *mut ffi::sqlite3_value) -> Option<&'r str> {
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
