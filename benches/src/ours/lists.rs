//! Reading rows by lists of keys.

use orm_core::prelude::*;
use uuid::Uuid;

use crate::models::{Note, Parcel, Ticket};

type Result<T> = orm_core::Result<T>;

pub fn among(db: &Db, ids: &[i64]) -> Result<Vec<Note>> {
    query!(Note.filter(id__in = ids)).all(db)
}

pub fn among_texts(db: &Db, codes: &[String]) -> Result<Vec<Parcel>> {
    query!(Parcel.filter(code__in = codes)).all(db)
}

pub fn among_uuids(db: &Db, ids: &[Uuid]) -> Result<Vec<Ticket>> {
    query!(Ticket.filter(id__in = ids)).all(db)
}
