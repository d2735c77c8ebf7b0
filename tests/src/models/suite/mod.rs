//! Odd shapes, one file for each kind.

mod books;
mod company;
mod deletion;
mod ledger;
mod ordering;
mod places;
mod teams;
mod types;

pub use books::*;
pub use company::*;
pub use deletion::*;
pub use ledger::*;
pub use ordering::*;
pub use places::*;
pub use teams::*;
pub use types::*;
