//! `diesel`: rows by `Selectable`, related rows by `BelongingToDsl`, keys by `RETURNING`.

use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;
use orm_benches::digest;
use orm_benches::digest::unordered;
use orm_benches::workload::Failure;

use crate::side::{AMOUNT, Answer, CATEGORY, MEMO, NAME, RATING, Side};

mod schema {
    diesel::table! { shop_note (id) { id -> BigInt, text -> Text, } }
    diesel::table! { shop_memo (id) { id -> BigInt, text -> Text, } }
    diesel::table! { shop_country (id) { id -> BigInt, name -> Text, } }
    diesel::table! { shop_category (id) { id -> BigInt, name -> Text, country_id -> BigInt, } }
    diesel::table! { shop_product (id) { id -> BigInt, name -> Text, price -> BigInt, category_id -> BigInt, } }
    diesel::table! {
        shop_contact (id) {
            id -> BigInt,
            first_name -> Text,
            last_name -> Text,
            email -> Text,
            phone -> Nullable<Text>,
            street -> Text,
            city -> Text,
            postcode -> BigInt,
            rating -> Double,
            is_active -> Bool,
        }
    }
    diesel::table! {
        shop_entry (id) {
            id -> BigInt,
            name -> Text,
            amount -> BigInt,
            note -> Nullable<Text>,
            rating -> Double,
            is_open -> Bool,
            category_id -> BigInt,
        }
    }
    diesel::table! { shop_tag (id) { id -> BigInt, name -> Text, } }
    diesel::table! { shop_item (id) { id -> BigInt, name -> Text, price -> BigInt, } }
    diesel::table! { shop_item_tags (id) { id -> BigInt, item_id -> BigInt, tag_id -> BigInt, } }
    diesel::table! { shop_order (id) { id -> BigInt, quantity -> BigInt, item_id -> BigInt, } }
    diesel::joinable!(shop_product -> shop_category (category_id));
    diesel::joinable!(shop_category -> shop_country (country_id));
    diesel::joinable!(shop_item_tags -> shop_tag (tag_id));
    diesel::allow_tables_to_appear_in_same_query!(shop_product, shop_category, shop_country);
    diesel::allow_tables_to_appear_in_same_query!(shop_item_tags, shop_tag, shop_item);
}

use schema::{
    shop_category, shop_contact, shop_country, shop_entry, shop_item, shop_item_tags, shop_memo, shop_note, shop_order,
    shop_product, shop_tag,
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = shop_note, check_for_backend(diesel::sqlite::Sqlite))]
struct Note {
    id: i64,
    text: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = shop_product, check_for_backend(diesel::sqlite::Sqlite))]
struct Product {
    id: i64,
    name: String,
    price: i64,
    category_id: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = shop_contact, check_for_backend(diesel::sqlite::Sqlite))]
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

#[derive(Insertable)]
#[diesel(table_name = shop_memo)]
struct NewMemo {
    text: String,
}

/// Without defaults, as `diesel` makes one statement of many rows only then.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = shop_entry, treat_none_as_default_value = false, treat_none_as_null = true)]
struct NewEntry {
    name: String,
    amount: i64,
    note: Option<String>,
    rating: f64,
    is_open: bool,
    category_id: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = shop_tag, check_for_backend(diesel::sqlite::Sqlite))]
struct Tag {
    id: i64,
    name: String,
}

#[derive(Queryable, Selectable, Identifiable)]
#[diesel(table_name = shop_item, check_for_backend(diesel::sqlite::Sqlite))]
struct Item {
    id: i64,
    name: String,
    price: i64,
}

#[derive(Queryable, Selectable, Identifiable, Associations)]
#[diesel(table_name = shop_item_tags, belongs_to(Item), check_for_backend(diesel::sqlite::Sqlite))]
#[allow(dead_code)] // Of the rows between, only what they point to is read.
struct ItemTag {
    id: i64,
    item_id: i64,
    tag_id: i64,
}

#[derive(Queryable, Selectable, Identifiable, Associations)]
#[diesel(table_name = shop_order, belongs_to(Item), check_for_backend(diesel::sqlite::Sqlite))]
struct Order {
    id: i64,
    quantity: i64,
    item_id: i64,
}

pub struct Diesel(SqliteConnection);

pub fn open(script: &str) -> Result<Box<dyn Side>, Failure> {
    use diesel::connection::SimpleConnection;
    let mut connection = SqliteConnection::establish(":memory:")?;
    connection.batch_execute(script)?;
    Ok(Box::new(Diesel(connection)))
}

fn note(note: &Note) -> u64 {
    digest!(note.id, note.text)
}

fn entry() -> NewEntry {
    let name = NAME.to_owned();
    NewEntry { name, amount: AMOUNT, note: None, rating: RATING, is_open: true, category_id: CATEGORY }
}

impl Side for Diesel {
    fn by_key(&mut self, id: i64) -> Answer {
        Ok(note(&shop_note::table.find(id).select(Note::as_select()).get_result(&mut self.0)?))
    }

    fn sold_in(&mut self, country: &str) -> Answer {
        let rows: Vec<Product> = shop_product::table
            .inner_join(shop_category::table.inner_join(shop_country::table))
            .filter(shop_country::name.eq(country))
            .select(Product::as_select())
            .load(&mut self.0)?;
        Ok(unordered(rows.iter().map(|row| digest!(row.id, row.name, row.price, row.category_id))))
    }

    fn contacts(&mut self) -> Answer {
        let rows: Vec<Contact> = shop_contact::table.select(Contact::as_select()).load(&mut self.0)?;
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
        let rows: Vec<Note> =
            shop_note::table.filter(shop_note::id.eq_any(ids)).select(Note::as_select()).load(&mut self.0)?;
        Ok(unordered(rows.iter().map(note)))
    }

    fn nested(&mut self, price: i64) -> Answer {
        let items: Vec<Item> =
            shop_item::table.filter(shop_item::price.lt(price)).select(Item::as_select()).load(&mut self.0)?;
        let tags: Vec<(ItemTag, Tag)> = ItemTag::belonging_to(&items)
            .inner_join(shop_tag::table)
            .select((ItemTag::as_select(), Tag::as_select()))
            .load(&mut self.0)?;
        let orders: Vec<Order> = Order::belonging_to(&items).select(Order::as_select()).load(&mut self.0)?;
        let (tags, orders) = (tags.grouped_by(&items), orders.grouped_by(&items));
        Ok(unordered(items.iter().zip(tags).zip(orders).map(|((item, tags), orders)| {
            let tags = unordered(tags.iter().map(|(_, tag)| digest!(tag.id, tag.name)));
            let orders = unordered(orders.iter().map(|order| digest!(order.id, order.quantity, order.item_id)));
            digest!(item.id, item.name, item.price, tags, orders)
        })))
    }

    fn insert(&mut self) -> Answer {
        let id: i64 = diesel::insert_into(shop_memo::table)
            .values(NewMemo { text: MEMO.to_owned() })
            .returning(shop_memo::id)
            .get_result(&mut self.0)?;
        Ok(id.cast_unsigned())
    }

    fn insert_each(&mut self, count: usize) -> Answer {
        let entries: Vec<NewEntry> = (0..count).map(|_| entry()).collect();
        self.0.transaction(|connection| {
            let mut sum = 0;
            for entry in &entries {
                let id: i64 = diesel::insert_into(shop_entry::table)
                    .values(entry)
                    .returning(shop_entry::id)
                    .get_result(connection)?;
                sum += id.cast_unsigned();
            }
            Ok(sum)
        })
    }

    fn insert_many(&mut self, count: usize) -> Answer {
        /// Whichever is fastest: such a statement is not kept.
        const ROWS: usize = 500;
        let entries: Vec<NewEntry> = (0..count).map(|_| entry()).collect();
        self.0.transaction(|connection| {
            let mut sum = 0;
            for chunk in entries.chunks(ROWS) {
                let ids: Vec<i64> = diesel::insert_into(shop_entry::table)
                    .values(chunk)
                    .returning(shop_entry::id)
                    .get_results(connection)?;
                sum += ids.iter().map(|id| id.cast_unsigned()).sum::<u64>();
            }
            Ok(sum)
        })
    }

    fn update(&mut self, id: i64) -> Answer {
        diesel::update(shop_entry::table.find(id)).set(entry()).execute(&mut self.0)?;
        Ok(0)
    }
}
