//! The rows that are read, the same for both sides.

use rusqlite::{Connection, params};

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
