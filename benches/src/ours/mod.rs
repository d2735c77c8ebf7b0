//! Each workload as a user of this crate writes it.

mod lists;
mod read;
mod related;
mod write;

pub use lists::*;
pub use read::*;
pub use related::*;
pub use write::*;
