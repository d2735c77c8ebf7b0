//! `sqlx`: one connection, on a runtime of one thread; the connection has a thread of its own. Rows by `FromRow`.

use std::collections::HashMap;

use orm_benches::digest;
use orm_benches::digest::unordered;
use orm_benches::workload::Failure;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, FromRow, QueryBuilder, Sqlite, SqliteConnection};
use tokio::runtime::{Builder, Runtime};

use crate::side::{AMOUNT, Answer, CATEGORY, MEMO, NAME, RATING, Side};

#[derive(FromRow)]
struct Note {
    id: i64,
    text: String,
}

#[derive(FromRow)]
struct Product {
    id: i64,
    name: String,
    price: i64,
    category_id: i64,
}

#[derive(FromRow)]
struct Contact {
    id: i64,
    first_name: String,
    last_name: String,
    email: String,
    phone: Option<String>,
    street: String,
    city: String,
    postcode: i64,
    rating: f64,
    is_active: bool,
}

struct NewEntry {
    name: String,
    amount: i64,
    note: Option<String>,
    rating: f64,
    is_open: bool,
    category_id: i64,
}

#[derive(FromRow)]
struct Item {
    id: i64,
    name: String,
    price: i64,
}

#[derive(FromRow)]
struct Tag {
    id: i64,
    name: String,
    item_id: i64,
}

#[derive(FromRow)]
struct Order {
    id: i64,
    quantity: i64,
    item_id: i64,
}

pub struct Sqlx {
    runtime: Runtime,
    connection: SqliteConnection,
}

/// `sqlite::memory:` would share its pages with other connections, and take locks for that.
pub fn options() -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(":memory:")
}

pub fn open(script: &str) -> Result<Box<dyn Side>, Failure> {
    let runtime = Builder::new_current_thread().build()?;
    let mut connection = runtime.block_on(options().connect())?;
    runtime.block_on(sqlx::raw_sql(AssertSqlSafe(script.to_owned())).execute(&mut connection))?;
    Ok(Box::new(Sqlx { runtime, connection }))
}

fn note(note: &Note) -> u64 {
    digest!(note.id, note.text)
}

fn entry() -> NewEntry {
    let name = NAME.to_owned();
    NewEntry { name, amount: AMOUNT, note: None, rating: RATING, is_open: true, category_id: CATEGORY }
}

impl Side for Sqlx {
    fn by_key(&mut self, id: i64) -> Answer {
        let row =
            sqlx::query_as("SELECT id, text FROM shop_note WHERE id = ?1").bind(id).fetch_one(&mut self.connection);
        Ok(note(&self.runtime.block_on(row)?))
    }

    fn sold_in(&mut self, country: &str) -> Answer {
        let rows = sqlx::query_as(
            "SELECT p.id, p.name, p.price, p.category_id FROM shop_product p \
             JOIN shop_category c ON c.id = p.category_id JOIN shop_country k ON k.id = c.country_id WHERE k.name = ?1",
        )
        .bind(country)
        .fetch_all(&mut self.connection);
        let rows: Vec<Product> = self.runtime.block_on(rows)?;
        Ok(unordered(rows.iter().map(|row| digest!(row.id, row.name, row.price, row.category_id))))
    }

    fn contacts(&mut self) -> Answer {
        let rows = sqlx::query_as(
            "SELECT id, first_name, last_name, email, phone, street, city, postcode, rating, is_active FROM shop_contact",
        )
        .fetch_all(&mut self.connection);
        let rows: Vec<Contact> = self.runtime.block_on(rows)?;
        Ok(unordered(rows.iter().map(|row| {
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
        })))
    }

    fn among(&mut self, ids: &[i64]) -> Answer {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT id, text FROM shop_note WHERE id IN (");
        let mut list = query.separated(", ");
        for id in ids {
            list.push_bind(*id);
        }
        query.push(")");
        let rows: Vec<Note> = self.runtime.block_on(query.build_query_as().fetch_all(&mut self.connection))?;
        Ok(unordered(rows.iter().map(note)))
    }

    fn nested(&mut self, price: i64) -> Answer {
        let Sqlx { runtime, connection } = self;
        runtime.block_on(async {
            let items: Vec<Item> = sqlx::query_as("SELECT id, name, price FROM shop_item WHERE price < ?1")
                .bind(price)
                .fetch_all(&mut *connection)
                .await?;
            let tags: Vec<Tag> = sqlx::query_as(
                "SELECT t.id, t.name, b.item_id FROM shop_item i JOIN shop_item_tags b ON b.item_id = i.id \
                 JOIN shop_tag t ON t.id = b.tag_id WHERE i.price < ?1",
            )
            .bind(price)
            .fetch_all(&mut *connection)
            .await?;
            let orders: Vec<Order> = sqlx::query_as(
                "SELECT o.id, o.quantity, o.item_id FROM shop_item i JOIN shop_order o ON o.item_id = i.id \
                 WHERE i.price < ?1",
            )
            .bind(price)
            .fetch_all(&mut *connection)
            .await?;
            let places: HashMap<i64, usize> = items.iter().enumerate().map(|(at, item)| (item.id, at)).collect();
            let mut nested: Vec<(Item, Vec<Tag>, Vec<Order>)> =
                items.into_iter().map(|item| (item, Vec::new(), Vec::new())).collect();
            for tag in tags {
                if let Some(at) = places.get(&tag.item_id) {
                    nested[*at].1.push(tag);
                }
            }
            for order in orders {
                if let Some(at) = places.get(&order.item_id) {
                    nested[*at].2.push(order);
                }
            }
            Ok(unordered(nested.iter().map(|(item, tags, orders)| {
                let tags = unordered(tags.iter().map(|tag| digest!(tag.id, tag.name)));
                let orders = unordered(orders.iter().map(|order| digest!(order.id, order.quantity, order.item_id)));
                digest!(item.id, item.name, item.price, tags, orders)
            })))
        })
    }

    fn insert(&mut self) -> Answer {
        let insert =
            sqlx::query("INSERT INTO shop_memo (text) VALUES (?1)").bind(MEMO.to_owned()).execute(&mut self.connection);
        Ok(self.runtime.block_on(insert)?.last_insert_rowid().cast_unsigned())
    }

    fn insert_each(&mut self, count: usize) -> Answer {
        let entries: Vec<NewEntry> = (0..count).map(|_| entry()).collect();
        let Sqlx { runtime, connection } = self;
        runtime.block_on(async {
            let mut sum = 0;
            let mut tx = connection.begin().await?;
            for entry in &entries {
                let inserted = sqlx::query(
                    "INSERT INTO shop_entry (name, amount, note, rating, is_open, category_id) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )
                .bind(&entry.name)
                .bind(entry.amount)
                .bind(&entry.note)
                .bind(entry.rating)
                .bind(entry.is_open)
                .bind(entry.category_id)
                .execute(&mut *tx)
                .await?;
                sum += inserted.last_insert_rowid().cast_unsigned();
            }
            tx.commit().await?;
            Ok(sum)
        })
    }

    fn insert_many(&mut self, count: usize) -> Answer {
        /// As by hand.
        const ROWS: usize = 50;
        let entries: Vec<NewEntry> = (0..count).map(|_| entry()).collect();
        let Sqlx { runtime, connection } = self;
        runtime.block_on(async {
            let mut sum = 0;
            let mut tx = connection.begin().await?;
            for chunk in entries.chunks(ROWS) {
                let mut query = QueryBuilder::<Sqlite>::new(
                    "INSERT INTO shop_entry (name, amount, note, rating, is_open, category_id) ",
                );
                query.push_values(chunk, |mut row, entry| {
                    row.push_bind(&entry.name)
                        .push_bind(entry.amount)
                        .push_bind(&entry.note)
                        .push_bind(entry.rating)
                        .push_bind(entry.is_open)
                        .push_bind(entry.category_id);
                });
                let last = query.build().execute(&mut *tx).await?.last_insert_rowid().cast_unsigned();
                sum += (last + 1 - chunk.len() as u64..=last).sum::<u64>();
            }
            tx.commit().await?;
            Ok(sum)
        })
    }

    fn update(&mut self, id: i64) -> Answer {
        let NewEntry { name, amount, note, rating, is_open, category_id } = entry();
        let update = sqlx::query(
            "UPDATE shop_entry SET name = ?1, amount = ?2, note = ?3, rating = ?4, is_open = ?5, category_id = ?6 \
             WHERE id = ?7",
        )
        .bind(name)
        .bind(amount)
        .bind(note)
        .bind(rating)
        .bind(is_open)
        .bind(category_id)
        .bind(id)
        .execute(&mut self.connection);
        self.runtime.block_on(update)?;
        Ok(0)
    }
}
