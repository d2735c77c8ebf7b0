//! This crate.

use orm_benches::workload::Failure;
use orm_benches::{digest::unordered, ours};
use orm_core::Db;

use crate::rusqlite::{contact, entries, entry, keys, memo, note, product};
use crate::side::{Answer, Side};

pub struct Ours(Db);

pub fn open(script: &str) -> Result<Box<dyn Side>, Failure> {
    let db = Db::open_in_memory()?;
    db.connection().execute_batch(script)?;
    Ok(Box::new(Ours(db)))
}

impl Side for Ours {
    fn by_key(&mut self, id: i64) -> Answer {
        Ok(note(&ours::by_key(&self.0, id)?))
    }

    fn sold_in(&mut self, country: &str) -> Answer {
        Ok(unordered(ours::sold_in(&self.0, country)?.iter().map(product)))
    }

    fn contacts(&mut self) -> Answer {
        Ok(unordered(ours::contacts(&self.0)?.iter().map(contact)))
    }

    fn among(&mut self, ids: &[i64]) -> Answer {
        Ok(unordered(ours::among(&self.0, ids)?.iter().map(note)))
    }

    fn nested(&mut self, price: i64) -> Answer {
        Ok(unordered(ours::nested(&self.0, price)?))
    }

    fn insert(&mut self) -> Answer {
        Ok(ours::insert(&self.0, memo())?.cast_unsigned())
    }

    fn insert_each(&mut self, count: usize) -> Answer {
        Ok(keys(&ours::insert_each(&self.0, entries(count))?))
    }

    fn insert_many(&mut self, count: usize) -> Answer {
        Ok(keys(&ours::insert_many(&self.0, entries(count))?))
    }

    fn update(&mut self, id: i64) -> Answer {
        ours::update(&self.0, entry(id))?;
        Ok(0)
    }
}
