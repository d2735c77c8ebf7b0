//! Rows with related rows: three statements with the same condition, and a map from keys to places.

use std::collections::HashMap;

use orm_core::model::ForeignKey;
use rusqlite::{Connection, Result};

use crate::digest::{nested_digest, pair_digest};
use crate::models::{Item, Order, Tag};

/// An item with what belongs to it.
struct Nested {
    item: Item,
    tags: Vec<Tag>,
    orders: Vec<Order>,
}

pub fn nested(db: &Connection, price: i64) -> Result<Vec<u64>> {
    let mut items = db
        .prepare_cached("SELECT id, name, price FROM shop_item WHERE price < ?1")?
        .query_map([price], |row| {
            let item = Item { id: row.get(0)?, name: row.get(1)?, price: row.get(2)? };
            Ok(Nested { item, tags: Vec::new(), orders: Vec::new() })
        })?
        .collect::<Result<Vec<Nested>>>()?;
    let places: HashMap<i64, usize> = items.iter().enumerate().map(|(at, nested)| (nested.item.id, at)).collect();

    let mut tags = db.prepare_cached(
        "SELECT t.id, t.name, b.item_id FROM shop_item i JOIN shop_item_tags b ON b.item_id = i.id \
         JOIN shop_tag t ON t.id = b.tag_id WHERE i.price < ?1",
    )?;
    let mut rows = tags.query([price])?;
    while let Some(row) = rows.next()? {
        let tag = Tag { id: row.get(0)?, name: row.get(1)? };
        if let Some(at) = places.get(&row.get(2)?) {
            items[*at].tags.push(tag);
        }
    }

    let mut orders = db.prepare_cached(
        "SELECT o.id, o.quantity, o.item_id FROM shop_item i JOIN shop_order o ON o.item_id = i.id WHERE i.price < ?1",
    )?;
    let mut rows = orders.query([price])?;
    while let Some(row) = rows.next()? {
        let order = Order { id: row.get(0)?, quantity: row.get(1)?, item: ForeignKey::new(row.get(2)?) };
        if let Some(at) = places.get(order.item.key()) {
            items[*at].orders.push(order);
        }
    }
    Ok(items.iter().map(|nested| nested_digest(&nested.item, &nested.tags, &nested.orders)).collect())
}

pub fn with_item(db: &Connection, quantity: i64) -> Result<Vec<u64>> {
    let orders = db
        .prepare_cached(
            "SELECT o.id, o.quantity, o.item_id, i.id, i.name, i.price FROM shop_order o \
         JOIN shop_item i ON i.id = o.item_id WHERE o.quantity = ?1",
        )?
        .query_map([quantity], |row| {
            Ok((
                Order { id: row.get(0)?, quantity: row.get(1)?, item: ForeignKey::new(row.get(2)?) },
                Item { id: row.get(3)?, name: row.get(4)?, price: row.get(5)? },
            ))
        })?
        .collect::<Result<Vec<(Order, Item)>>>()?;
    Ok(orders.iter().map(|(order, item)| pair_digest(order, item)).collect())
}
