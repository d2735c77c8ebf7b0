//! SQLite.

mod failure;
mod functions;
mod open;
#[cfg(test)]
mod tests;

pub(crate) use failure::failure;
pub(crate) use open::{adopt, open};

pub use crate::raw::Cells;
pub(crate) use crate::raw::{Cursor, Handle};
