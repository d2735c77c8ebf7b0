//! The rows that are there, the same for both sides.

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::models::SCHEMA;

/// Countries by how many products are sold there.
pub const COUNTRIES: [(&str, i64); 3] = [("Malta", 10), ("Norway", 1_000), ("India", 10_000)];

/// How many rows the tables of notes and contacts have.
pub const ROWS: i64 = 10_000;

/// Creates the tables and fills them.
pub fn fill(connection: &Connection) -> rusqlite::Result<()> {
    for statement in SCHEMA.statements() {
        connection.execute_batch(&statement)?;
    }
    connection.execute_batch("BEGIN")?;
    notes(connection)?;
    products(connection)?;
    contacts(connection)?;
    items(connection)?;
    keys(connection)?;
    entries(connection)?;
    connection.execute_batch("COMMIT; ANALYZE")
}

fn notes(connection: &Connection) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO shop_note (id, text) VALUES (?1, ?2)")?;
    for id in 1..=ROWS {
        insert.execute(params![id, format!("remember number {id}")])?;
    }
    Ok(())
}

fn products(connection: &Connection) -> rusqlite::Result<()> {
    const CATEGORIES: i64 = 5;
    let mut country = connection.prepare("INSERT INTO shop_country (id, name) VALUES (?1, ?2)")?;
    let mut category = connection.prepare("INSERT INTO shop_category (id, name, country_id) VALUES (?1, ?2, ?3)")?;
    let mut product = connection.prepare("INSERT INTO shop_product (name, price, category_id) VALUES (?1, ?2, ?3)")?;
    for (at, (name, count)) in (1..).zip(COUNTRIES) {
        country.execute(params![at, name])?;
        for own in 0..CATEGORIES {
            category.execute(params![at * CATEGORIES + own, format!("category {own} of {name}"), at])?;
        }
        for own in 0..count {
            let price = own * 7_919 % 1_000;
            product.execute(params![format!("product {own:05}"), price, at * CATEGORIES + own % CATEGORIES])?;
        }
    }
    Ok(())
}

fn contacts(connection: &Connection) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO shop_contact VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
    for id in 1..=ROWS {
        insert.execute(params![
            id,
            format!("first {id}"),
            format!("last name {id}"),
            format!("name.{id}@example.org"),
            (id % 3 != 0).then(|| format!("+49 30 {id:07}")),
            format!("Some Street {}", id % 200),
            format!("City {}", id % 50),
            10_000 + id,
            id as f64 / 8.0,
            id % 2 == 0,
        ])?;
    }
    Ok(())
}

/// How many items there are; each has three tags and five orders.
pub const ITEMS: i64 = 1_000;

/// How many tags there are; to add more of them to an item, there are as many again.
pub const TAGS: i64 = 1_000;

fn items(connection: &Connection) -> rusqlite::Result<()> {
    let mut tag = connection.prepare("INSERT INTO shop_tag (id, name) VALUES (?1, ?2)")?;
    for id in 1..=2 * TAGS {
        tag.execute(params![id, format!("tag {id}")])?;
    }
    let mut item = connection.prepare("INSERT INTO shop_item (id, name, price) VALUES (?1, ?2, ?3)")?;
    let mut tagged = connection.prepare("INSERT INTO shop_item_tags (item_id, tag_id) VALUES (?1, ?2)")?;
    let mut order = connection.prepare("INSERT INTO shop_order (quantity, item_id) VALUES (?1, ?2)")?;
    for id in 1..=ITEMS {
        item.execute(params![id, format!("item number {id}"), id * 7 % 500])?;
        for at in 0..3 {
            tagged.execute([id, (id * 13 + at * 101) % TAGS + 1])?;
        }
    }
    // As orders come: not sorted by item.
    for at in 0..5 * ITEMS {
        order.execute([at % 9 + 1, at * 371 % ITEMS + 1])?;
    }
    Ok(())
}

/// The text that is the key number `at`.
pub fn code(at: i64) -> String {
    format!("parcel-{:08}", at * 7_919 % 1_000_000)
}

/// The UUID that is the key number `at`.
pub fn uuid(at: i64) -> Uuid {
    Uuid::from_u128((at as u128 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835))
}

fn keys(connection: &Connection) -> rusqlite::Result<()> {
    let mut parcel = connection.prepare("INSERT INTO shop_parcel (code, weight) VALUES (?1, ?2)")?;
    let mut ticket = connection.prepare("INSERT INTO shop_ticket (id, seat) VALUES (?1, ?2)")?;
    for at in 0..ROWS {
        parcel.execute(params![code(at), at])?;
        ticket.execute(params![uuid(at).simple().to_string(), at])?;
    }
    Ok(())
}

/// How many entries there are before any is written.
pub const ENTRIES: i64 = 1_000;

fn entries(connection: &Connection) -> rusqlite::Result<()> {
    let mut entry = connection.prepare("INSERT INTO shop_entry VALUES (?1, ?2, ?1, NULL, 1.5, 1, 5)")?;
    for id in 1..=ENTRIES {
        entry.execute(params![id, format!("entry {id}")])?;
    }
    Ok(())
}
