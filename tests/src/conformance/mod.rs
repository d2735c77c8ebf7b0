//! The cases that Django answered: running our queries and comparing the rows.
//!
//! `tests/conformance/translate.py` makes a test of every case; what they call is here.

mod ask;
mod cell;
mod compare;
mod error;
mod file;
mod page;
pub(crate) mod state;
mod values;
mod write;

pub use ask::{
    Answer, Ask, bulk, contains, count, exists, first, first_asked, in_bulk, iterated, last, one, one_asked,
    one_by_one, rows, whole,
};
pub use cell::{Cell, ToCell, ToRow};
pub use file::File;
pub use page::{flat, one_row, page_row, page_rows};
pub use values::{dec, duration, ip, timestamp, uuid};
pub use write::{Failure, Log, Outcome, absent, attempt, counts, file, key, many, nothing, single, too_few};
