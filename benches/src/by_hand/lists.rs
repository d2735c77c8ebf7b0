//! Reading rows by lists of keys: one text for each number of keys, which is what `rusqlite` can keep.

use rusqlite::types::Type;
use rusqlite::{Connection, Result, params_from_iter};
use uuid::Uuid;

use crate::models::{Note, Parcel, Ticket};

fn places(count: usize) -> String {
    let mut places = "?,".repeat(count);
    places.pop();
    places
}

pub fn among(db: &Connection, ids: &[i64]) -> Result<Vec<Note>> {
    db.prepare_cached(&format!("SELECT id, text FROM shop_note WHERE id IN ({})", places(ids.len())))?
        .query_map(params_from_iter(ids), |row| Ok(Note { id: row.get(0)?, text: row.get(1)? }))?
        .collect()
}

pub fn among_texts(db: &Connection, codes: &[String]) -> Result<Vec<Parcel>> {
    db.prepare_cached(&format!("SELECT code, weight FROM shop_parcel WHERE code IN ({})", places(codes.len())))?
        .query_map(params_from_iter(codes), |row| Ok(Parcel { code: row.get(0)?, weight: row.get(1)? }))?
        .collect()
}

pub fn among_uuids(db: &Connection, ids: &[Uuid]) -> Result<Vec<Ticket>> {
    let mut digits = [[0; 32]; 100];
    // 32 digits, as Django stores them, without an allocation for each.
    let texts = ids.iter().zip(&mut digits).map(|(id, digits)| &*id.simple().encode_lower(digits));
    db.prepare_cached(&format!("SELECT id, seat FROM shop_ticket WHERE id IN ({})", places(ids.len())))?
        .query_map(params_from_iter(texts), |row| {
            let text = row.get_ref(0)?.as_str()?;
            let id = Uuid::try_parse(text)
                .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into()))?;
            Ok(Ticket { id, seat: row.get(1)? })
        })?
        .collect()
}
