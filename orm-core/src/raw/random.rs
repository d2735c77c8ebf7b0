//! SQLite's random numbers.

use std::ffi::{c_int, c_void};

use rusqlite::ffi;

/// Random bytes: SQLite's generator, which the operating system seeds.
pub(crate) fn randomness<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Ok(length) = c_int::try_from(N) {
        // SAFETY: there are `length` bytes; the generator has a lock of its own.
        unsafe { ffi::sqlite3_randomness(length, bytes.as_mut_ptr().cast::<c_void>()) };
    }
    bytes
}
