//! The models of Django's four applications, which answered the cases: tables, columns and constraints are the same.
//!
//! A reverse relation has the name that it has in Django's filters: `order`, not `order_set`.

// The fields are those of `models.json`.
#![allow(missing_docs)]

pub mod blog;
pub mod mini;
pub mod shop;
pub mod suite;
