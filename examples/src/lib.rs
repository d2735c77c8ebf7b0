//! What the programs in `src/bin` are made of: their models, a module each, and tables on the terminal.

pub mod blog;
pub mod hours;
pub mod shop;
pub mod show;
pub mod store;
