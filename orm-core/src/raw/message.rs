//! What SQLite says: names, and the error that it reported last.

use std::ffi::{CStr, c_char};

use rusqlite::ffi;

use crate::backend::sqlite::failure;
use crate::error::Error;

/// # Safety
/// If `text` is not null, it must end with a NUL and live for `'t`.
pub(super) unsafe fn text_of<'t>(text: *const c_char) -> &'t str {
    // SAFETY: the caller's promise.
    if text.is_null() { "" } else { unsafe { CStr::from_ptr(text) }.to_str().unwrap_or_default() }
}

/// The error that `db` reported last.
///
/// # Safety
/// `db` must be open.
#[cold]
pub(super) unsafe fn last_failure(db: *mut ffi::sqlite3, sql: Option<Box<str>>) -> Error {
    // SAFETY: `db` is open; both texts live until the next call.
    unsafe {
        let code = ffi::sqlite3_extended_errcode(db);
        let message = text_of(ffi::sqlite3_errmsg(db)).to_owned();
        failure(code, message, sql, Some(text_of(ffi::sqlite3_db_filename(db, c"main".as_ptr()))))
    }
}
