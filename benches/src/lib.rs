//! What queries cost, against the same written by hand with `rusqlite`: see README.md.

pub mod by_hand;
pub mod callgrind;
pub mod data;
pub mod digest;
pub mod models;
pub mod ours;
pub mod workload;
