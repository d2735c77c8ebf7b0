//! Short ways to write the values that stand in the cases.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use rust_decimal::Decimal;
use uuid::Uuid;

/// A decimal number: `dec("9.99")`.
#[must_use]
pub fn dec(text: &str) -> Decimal {
    text.parse().expect("a decimal number")
}

/// A moment: `timestamp("2024-01-31T12:00:00Z")`.
#[must_use]
pub fn timestamp(text: &str) -> Timestamp {
    text.parse().expect("a moment in RFC 3339")
}

/// A duration of so many microseconds.
#[must_use]
pub const fn duration(microseconds: i64) -> SignedDuration {
    SignedDuration::from_micros(microseconds)
}

/// A UUID.
#[must_use]
pub fn uuid(text: &str) -> Uuid {
    text.parse().expect("a UUID")
}

/// An IP address.
#[must_use]
pub fn ip(text: &str) -> IpAddr {
    text.parse().expect("an IP address")
}
