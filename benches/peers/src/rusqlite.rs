//! `rusqlite` by hand, with the functions that the other benches compare with too.

use orm_benches::models::{Contact, Entry, Memo, Note, Product};
use orm_benches::workload::Failure;
use orm_benches::{by_hand, digest, digest::unordered};
use orm_core::model::ForeignKey;
use rusqlite::Connection;

use crate::side::{AMOUNT, Answer, CATEGORY, MEMO, NAME, RATING, Side};

pub struct ByHand(Connection);

pub fn open(script: &str) -> Result<Box<dyn Side>, Failure> {
    let connection = Connection::open_in_memory()?;
    connection.execute_batch(script)?;
    Ok(Box::new(ByHand(connection)))
}

pub fn note(note: &Note) -> u64 {
    digest!(note.id, note.text)
}

pub fn product(product: &Product) -> u64 {
    digest!(product.id, product.name, product.price, *product.category.key())
}

pub fn contact(row: &Contact) -> u64 {
    digest!(
        row.id,
        row.first_name,
        row.last_name,
        row.email,
        row.phone,
        row.street,
        row.city,
        row.postcode,
        row.rating,
        row.is_active
    )
}

pub fn memo() -> Memo {
    Memo { id: 0, text: MEMO.to_owned() }
}

pub fn entry(id: i64) -> Entry {
    let category = ForeignKey::new(CATEGORY);
    Entry { id, name: NAME.to_owned(), amount: AMOUNT, note: None, rating: RATING, is_open: true, category }
}

pub fn entries(count: usize) -> Vec<Entry> {
    (0..count).map(|_| entry(0)).collect()
}

pub fn keys(entries: &[Entry]) -> u64 {
    entries.iter().map(|entry| entry.id.cast_unsigned()).sum()
}

impl Side for ByHand {
    fn by_key(&mut self, id: i64) -> Answer {
        Ok(note(&by_hand::by_key(&self.0, id)?))
    }

    fn sold_in(&mut self, country: &str) -> Answer {
        Ok(unordered(by_hand::sold_in(&self.0, country)?.iter().map(product)))
    }

    fn contacts(&mut self) -> Answer {
        Ok(unordered(by_hand::contacts(&self.0)?.iter().map(contact)))
    }

    fn among(&mut self, ids: &[i64]) -> Answer {
        Ok(unordered(by_hand::among(&self.0, ids)?.iter().map(note)))
    }

    fn nested(&mut self, price: i64) -> Answer {
        Ok(unordered(by_hand::nested(&self.0, price)?))
    }

    fn insert(&mut self) -> Answer {
        Ok(by_hand::insert(&self.0, memo())?.cast_unsigned())
    }

    fn insert_each(&mut self, count: usize) -> Answer {
        Ok(keys(&by_hand::insert_each(&self.0, entries(count))?))
    }

    fn insert_many(&mut self, count: usize) -> Answer {
        Ok(keys(&by_hand::insert_many(&self.0, entries(count))?))
    }

    fn update(&mut self, id: i64) -> Answer {
        by_hand::update(&self.0, entry(id))?;
        Ok(0)
    }
}
