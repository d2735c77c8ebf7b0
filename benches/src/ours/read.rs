//! Reading.

use orm_core::prelude::*;

use crate::models::{Contact, Note, Product};

/// Shorter than `orm_core::Result<T>`.
type Result<T> = orm_core::Result<T>;

pub fn by_key(db: &Db, id: i64) -> Result<Note> {
    query!(Note.filter(id = id)).get(db)
}

pub fn sold_in(db: &Db, country: &str) -> Result<Vec<Product>> {
    query!(Product.filter(category__country__name = country)).all(db)
}

pub fn page(db: &Db, price: i64) -> Result<Vec<Product>> {
    query!(Product.filter(price__gt = price).order_by(price, id)[..20]).all(db)
}

pub fn page_at(db: &Db, price: i64, start: i64) -> Result<Vec<Product>> {
    query!(Product.filter(price__gt = price).order_by(price, id)[start..start + 20]).all(db)
}

pub fn contacts(db: &Db) -> Result<Vec<Contact>> {
    query!(Contact.all()).all(db)
}

pub fn prices(db: &Db) -> Result<Vec<i64>> {
    query!(Product.values_list(price, flat = true)).all(db)
}

pub fn count(db: &Db, price: i64) -> Result<i64> {
    query!(Product.filter(price__gt = price)).count(db)
}

pub fn exists(db: &Db, price: i64) -> Result<bool> {
    query!(Product.filter(price__gt = price)).exists(db)
}
