//! Reading: kept statements, columns by position, and rows built as they are read.

use orm_core::model::ForeignKey;
use rusqlite::{Connection, Result, Row};

use crate::models::{Contact, Note, Product};

fn product(row: &Row<'_>) -> Result<Product> {
    Ok(Product { id: row.get(0)?, name: row.get(1)?, price: row.get(2)?, category: ForeignKey::new(row.get(3)?) })
}

pub fn by_key(db: &Connection, id: i64) -> Result<Note> {
    db.prepare_cached("SELECT id, text FROM shop_note WHERE id = ?1")?
        .query_row([id], |row| Ok(Note { id: row.get(0)?, text: row.get(1)? }))
}

pub fn sold_in(db: &Connection, country: &str) -> Result<Vec<Product>> {
    db.prepare_cached(
        "SELECT p.id, p.name, p.price, p.category_id FROM shop_product p \
         JOIN shop_category c ON c.id = p.category_id JOIN shop_country k ON k.id = c.country_id WHERE k.name = ?1",
    )?
    .query_map([country], product)?
    .collect()
}

pub fn page(db: &Connection, price: i64) -> Result<Vec<Product>> {
    db.prepare_cached(
        "SELECT id, name, price, category_id FROM shop_product WHERE price > ?1 ORDER BY price, id LIMIT 20",
    )?
    .query_map([price], product)?
    .collect()
}

pub fn page_at(db: &Connection, price: i64, start: i64) -> Result<Vec<Product>> {
    db.prepare_cached(
        "SELECT id, name, price, category_id FROM shop_product WHERE price > ?1 ORDER BY price, id LIMIT ?2 OFFSET ?3",
    )?
    .query_map([price, 20, start], product)?
    .collect()
}

pub fn contacts(db: &Connection) -> Result<Vec<Contact>> {
    db.prepare_cached(
        "SELECT id, first_name, last_name, email, phone, street, city, postcode, rating, is_active FROM shop_contact",
    )?
    .query_map([], |row| {
        Ok(Contact {
            id: row.get(0)?,
            first_name: row.get(1)?,
            last_name: row.get(2)?,
            email: row.get(3)?,
            phone: row.get(4)?,
            street: row.get(5)?,
            city: row.get(6)?,
            postcode: row.get(7)?,
            rating: row.get(8)?,
            is_active: row.get(9)?,
        })
    })?
    .collect()
}

pub fn prices(db: &Connection) -> Result<Vec<i64>> {
    db.prepare_cached("SELECT price FROM shop_product")?.query_map([], |row| row.get(0))?.collect()
}

pub fn count(db: &Connection, price: i64) -> Result<i64> {
    db.prepare_cached("SELECT COUNT(*) FROM shop_product WHERE price > ?1")?.query_row([price], |row| row.get(0))
}

pub fn exists(db: &Connection, price: i64) -> Result<bool> {
    db.prepare_cached("SELECT 1 FROM shop_product WHERE price > ?1 LIMIT 1")?.exists([price])
}
