//! Each workload as somebody writes it who knows `rusqlite` and cares for speed.

mod lists;
mod read;
mod related;
mod write;

pub use lists::*;
pub use read::*;
pub use related::*;
pub use write::*;
