//! What a program meets that nobody thought of: odd names, large queries, foreign data, tables that are not there.

// Models are for their module alone.
#![allow(unreachable_pub)]
// Tests speak by panicking.
#![allow(clippy::unwrap_used, clippy::panic)]

mod decode;
mod missing;
mod names;
mod sizes;
mod triggers;
mod values;
