//! Writing rows: kept statements, and many rows in a transaction, 50 of them in a statement where that is possible.

use rusqlite::types::ToSql;
use rusqlite::{Connection, Result, params, params_from_iter};

use crate::models::{Entry, Item, Memo};

pub fn insert(db: &Connection, mut memo: Memo) -> Result<i64> {
    db.prepare_cached("INSERT INTO shop_memo (text) VALUES (?1)")?.execute([&memo.text])?;
    memo.id = db.last_insert_rowid();
    Ok(memo.id)
}

pub fn insert_each(db: &Connection, mut entries: Vec<Entry>) -> Result<Vec<Entry>> {
    let tx = db.unchecked_transaction()?;
    {
        let mut insert = tx.prepare_cached(
            "INSERT INTO shop_entry (name, amount, note, rating, is_open, category_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for entry in &mut entries {
            let Entry { id: _, name, amount, note, rating, is_open, category } = &*entry;
            insert.execute(params![name, amount, note, rating, is_open, category.key()])?;
            entry.id = tx.last_insert_rowid();
        }
    }
    tx.commit()?;
    Ok(entries)
}

/// How many rows are one statement.
const ROWS: usize = 50;

/// `(?,?),(?,?)`
fn places(width: usize, count: usize) -> String {
    let row = format!("({}),", vec!["?"; width].join(","));
    let mut rows = row.repeat(count);
    rows.pop();
    rows
}

pub fn insert_many(db: &Connection, mut entries: Vec<Entry>) -> Result<Vec<Entry>> {
    let tx = db.unchecked_transaction()?;
    {
        let places = places(6, ROWS);
        let columns = "name, amount, note, rating, is_open, category_id";
        let mut insert = tx.prepare_cached(&format!("INSERT INTO shop_entry ({columns}) VALUES {places}"))?;
        for chunk in entries.chunks_mut(ROWS) {
            let params = chunk.iter().flat_map(|entry| -> [&dyn ToSql; 6] {
                let Entry { id: _, name, amount, note, rating, is_open, category } = entry;
                [name, amount, note, rating, is_open, category.key()]
            });
            // There are 10,000 rows: no chunk is shorter.
            insert.execute(params_from_iter(params))?;
            let first = tx.last_insert_rowid() - (chunk.len() as i64 - 1);
            for (entry, id) in chunk.iter_mut().zip(first..) {
                entry.id = id;
            }
        }
    }
    tx.commit()?;
    Ok(entries)
}

pub fn update(db: &Connection, entry: Entry) -> Result<()> {
    let Entry { id, name, amount, note, rating, is_open, category } = &entry;
    db.prepare_cached(
        "UPDATE shop_entry SET name = ?1, amount = ?2, note = ?3, rating = ?4, is_open = ?5, category_id = ?6 WHERE id = ?7",
    )?
    .execute(params![name, amount, note, rating, is_open, category.key(), id])?;
    Ok(())
}

/// Updates, and would insert if there were no such row.
pub fn save(db: &Connection, entry: Entry) -> Result<()> {
    update(db, entry)
}

pub fn raise(db: &Connection, id: i64) -> Result<u64> {
    Ok(db.prepare_cached("UPDATE shop_entry SET amount = amount + 1 WHERE id = ?1")?.execute([id])? as u64)
}

pub fn update_many(db: &Connection, entries: &[Entry]) -> Result<u64> {
    let tx = db.unchecked_transaction()?;
    let mut count = 0;
    {
        let mut update = tx.prepare_cached("UPDATE shop_entry SET name = ?1, amount = ?2 WHERE id = ?3")?;
        for entry in entries {
            count += update.execute(params![entry.name, entry.amount, entry.id])?;
        }
    }
    tx.commit()?;
    Ok(count as u64)
}

pub fn insert_and_delete(db: &Connection, memo: Memo) -> Result<i64> {
    let id = insert(db, memo)?;
    Ok(db.prepare_cached("DELETE FROM shop_memo WHERE id = ?1")?.execute([id])? as i64)
}

pub fn add_and_clear(db: &Connection, item: &Item, tags: &[i64]) -> Result<i64> {
    let tx = db.unchecked_transaction()?;
    {
        // There are 1,000 tags: no chunk is shorter.
        let places = places(2, ROWS);
        let sql = format!("INSERT OR IGNORE INTO shop_item_tags (item_id, tag_id) VALUES {places}");
        let mut insert = tx.prepare_cached(&sql)?;
        for chunk in tags.chunks(ROWS) {
            insert.execute(params_from_iter(chunk.iter().flat_map(|tag| [item.id, *tag])))?;
        }
    }
    tx.commit()?;
    let count = db
        .prepare_cached("SELECT COUNT(*) FROM shop_item_tags WHERE item_id = ?1")?
        .query_row([item.id], |row| row.get(0))?;
    db.prepare_cached("DELETE FROM shop_item_tags WHERE item_id = ?1")?.execute([item.id])?;
    Ok(count)
}
