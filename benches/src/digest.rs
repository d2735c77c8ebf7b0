//! Rows of types that only one side has, as numbers that both can compare: all their values, in order.

use crate::models::{Item, Order, Tag};

fn mix(digest: u64, value: u64) -> u64 {
    (digest ^ value).wrapping_mul(0x0100_0000_01b3)
}

fn mix_text(digest: u64, text: &str) -> u64 {
    // The length and the last character tell the texts of the data apart, and cost both sides little.
    mix(mix(digest, text.len() as u64), text.bytes().next_back().unwrap_or_default().into())
}

fn item_digest(item: &Item) -> u64 {
    mix(mix_text(item.id.cast_unsigned(), &item.name), item.price.cast_unsigned())
}

/// An item with its tags and orders.
pub fn nested_digest(item: &Item, tags: &[Tag], orders: &[Order]) -> u64 {
    let digest =
        tags.iter().fold(item_digest(item), |digest, tag| mix_text(mix(digest, tag.id.cast_unsigned()), &tag.name));
    orders.iter().fold(digest, |digest, order| {
        let numbers = [order.id, order.quantity, *order.item.key()];
        numbers.iter().fold(digest, |digest, number| mix(digest, number.cast_unsigned()))
    })
}

/// An order with its item.
pub fn pair_digest(order: &Order, item: &Item) -> u64 {
    mix(mix(item_digest(item), order.id.cast_unsigned()), order.quantity.cast_unsigned())
}
