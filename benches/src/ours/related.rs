//! Rows with related rows.

use orm_core::prelude::*;

use crate::digest::{nested_digest, pair_digest};
use crate::models::{Item, Order};

type Result<T> = orm_core::Result<T>;

pub fn nested(db: &Db, price: i64) -> Result<Vec<u64>> {
    let items = query!(Item.filter(price__lt = price).prefetch_related(tags, orders)).all(db)?;
    Ok(items.iter().map(|item| nested_digest(item, &item.tags, &item.orders)).collect())
}

pub fn with_item(db: &Db, quantity: i64) -> Result<Vec<u64>> {
    let orders = query!(Order.filter(quantity = quantity).select_related(item)).all(db)?;
    Ok(orders.iter().map(|order| pair_digest(order, &order.item)).collect())
}
