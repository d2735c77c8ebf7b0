//! Writing rows.

use orm_core::prelude::*;

use crate::models::{Entry, Item, Memo};

type Result<T> = orm_core::Result<T>;

pub fn insert(db: &Db, mut memo: Memo) -> Result<i64> {
    memo.insert(db)?;
    Ok(memo.id)
}

pub fn insert_each(db: &Db, mut entries: Vec<Entry>) -> Result<Vec<Entry>> {
    db.atomic(|tx| entries.iter_mut().try_for_each(|entry| entry.insert(tx)))?;
    Ok(entries)
}

pub fn insert_many(db: &Db, entries: Vec<Entry>) -> Result<Vec<Entry>> {
    Entry::bulk_create(db, entries)
}

pub fn update(db: &Db, mut entry: Entry) -> Result<()> {
    entry.update(db)
}

pub fn save(db: &Db, mut entry: Entry) -> Result<()> {
    entry.save(db)
}

pub fn raise(db: &Db, id: i64) -> Result<u64> {
    query!(Entry.filter(id = id).update(amount = F(amount) + 1)).run(db)
}

pub fn update_many(db: &Db, entries: &[Entry]) -> Result<u64> {
    Entry::bulk_update(db, entries, |entry| (entry.name, entry.amount))
}

pub fn insert_and_delete(db: &Db, mut memo: Memo) -> Result<i64> {
    memo.insert(db)?;
    Ok(memo.delete(db)?.total().try_into().unwrap_or_default())
}

pub fn add_and_clear(db: &Db, item: &Item, tags: &[i64]) -> Result<i64> {
    let related = item.tags();
    related.add(db, tags.iter().copied())?;
    let count = related.count(db)?;
    related.clear(db)?;
    Ok(count)
}
