//! Rows of types that only one side has, as numbers that all can compare: all their values. Related rows are in no order.

use crate::models::{Item, Order, Tag};

/// A value of a row, mixed into a number.
pub trait Mix {
    fn mix(&self, digest: u64) -> u64;
}

impl Mix for u64 {
    fn mix(&self, digest: u64) -> u64 {
        (digest ^ self).wrapping_mul(0x0100_0000_01b3)
    }
}

impl Mix for i64 {
    fn mix(&self, digest: u64) -> u64 {
        self.cast_unsigned().mix(digest)
    }
}

impl Mix for bool {
    fn mix(&self, digest: u64) -> u64 {
        u64::from(*self).mix(digest)
    }
}

impl Mix for f64 {
    fn mix(&self, digest: u64) -> u64 {
        self.to_bits().mix(digest)
    }
}

impl Mix for String {
    fn mix(&self, digest: u64) -> u64 {
        // The length and the last character tell the texts of the data apart, and cost all sides little.
        u64::from(self.bytes().next_back().unwrap_or_default()).mix((self.len() as u64).mix(digest))
    }
}

impl<T: Mix> Mix for Option<T> {
    fn mix(&self, digest: u64) -> u64 {
        self.as_ref().map_or(digest, |value| value.mix(digest))
    }
}

/// `digest!(a, b, c)`: the values of a row, in this order.
#[macro_export]
macro_rules! digest {
    ($($value:expr),+ $(,)?) => {{
        let digest = 0_u64;
        $(let digest = $crate::digest::Mix::mix(&$value, digest);)+
        digest
    }};
}

/// Rows in any order.
#[must_use]
pub fn unordered(rows: impl IntoIterator<Item = u64>) -> u64 {
    rows.into_iter().fold(0, u64::wrapping_add)
}

/// An item with its tags and orders.
#[must_use]
pub fn nested_digest(item: &Item, tags: &[Tag], orders: &[Order]) -> u64 {
    let tags = unordered(tags.iter().map(|tag| digest!(tag.id, tag.name)));
    let orders = unordered(orders.iter().map(|order| digest!(order.id, order.quantity, *order.item.key())));
    digest!(item.id, item.name, item.price, tags, orders)
}

/// An order with its item.
#[must_use]
pub fn pair_digest(order: &Order, item: &Item) -> u64 {
    digest!(order.id, order.quantity, item.id, item.name, item.price)
}
