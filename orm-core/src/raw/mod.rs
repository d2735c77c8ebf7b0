//! All code of this crate that the compiler cannot check: nothing outside this module is `unsafe`.
//!
//! Each file has one idea, and each item is a safe function or type around a few lines whose reasons stand beside them:
//! [`bytes`] copies bytes in `const fn`s; the others call SQLite, as `rusqlite` looks up by text, clears, copies and checks
//! more than is needed.
//!
//! Why the statements are sound:
//! - A [`Handle`] owns the connection and all statements that are not running; its fields drop in order, statements
//!   first. A [`Cursor`] owns the one it runs and borrows the handle. So no statement outlives its connection.
//! - `rusqlite::Connection` is not `Sync`, so neither is `Handle`: whatever has a reference to it is on one thread, and
//!   SQLite's rule that values of a row need the connection's mutex is kept without one.
//! - The values of a row borrow the cursor mutably ([`Cursor::step`]), so they are gone before the next step.
//! - Texts and bytes are bound without a copy only if they outlive the cursor. A statement that rests keeps stale
//!   pointers, which SQLite does not read: every parameter is bound anew before the next step.
//! - Lists ([`each`]) are bound by their address on the same condition, and read only while the statement runs.
#![allow(unsafe_code)]

mod binder;
pub(crate) mod bytes;
mod cells;
mod cursor;
mod each;
mod handle;
mod message;
mod prepared;
mod random;
#[cfg(test)]
mod tests;

pub(crate) use binder::Binder;
pub use cells::Cells;
pub(crate) use cursor::Cursor;
pub(crate) use each::register as register_each;
pub(crate) use handle::Handle;
use prepared::Prepared;
pub(crate) use random::randomness;
