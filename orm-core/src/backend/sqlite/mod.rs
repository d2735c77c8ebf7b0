//! SQLite.

mod failure;
mod functions;
mod open;
mod raw;
#[cfg(test)]
mod tests;

pub(crate) use open::{adopt, open};
pub use raw::Cells;
pub(crate) use raw::{Cursor, Handle};
