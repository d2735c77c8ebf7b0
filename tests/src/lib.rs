//! What the integration tests share: models, and the machinery that asks what Django was asked.

// Tests speak by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

pub mod conformance;
pub mod dice;
pub mod models;
pub mod same;
pub mod sql;
pub mod world;
