//! The tables that are read and written.

use orm_core::prelude::*;
use uuid::Uuid;

/// A row with one string: what a key lookup reads.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Note {
    pub id: i64,
    pub text: String,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(categories: Category))]
pub struct Country {
    pub id: i64,
    #[model(max_length = 60, unique)]
    pub name: String,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(products: Product))]
pub struct Category {
    pub id: i64,
    #[model(max_length = 60)]
    pub name: String,
    pub country: ForeignKey<Country>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", index(price))]
pub struct Product {
    pub id: i64,
    #[model(max_length = 200)]
    pub name: String,
    pub price: i64,
    pub category: ForeignKey<Category>,
}

/// Ten columns, six of them text.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Contact {
    pub id: i64,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub phone: Option<String>,
    pub street: String,
    pub city: String,
    pub postcode: i64,
    pub rating: f64,
    pub is_active: bool,
}

/// A row with one string that is written.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Memo {
    pub id: i64,
    pub text: String,
}

/// Seven columns, one of them a key, that are written.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Entry {
    pub id: i64,
    #[model(max_length = 200)]
    pub name: String,
    pub amount: i64,
    pub note: Option<String>,
    pub rating: f64,
    pub is_open: bool,
    pub category: ForeignKey<Category>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Tag {
    pub id: i64,
    #[model(max_length = 40, unique)]
    pub name: String,
}

/// What has tags and orders.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(orders: Order), many_to_many(tags: Tag))]
pub struct Item {
    pub id: i64,
    #[model(max_length = 200)]
    pub name: String,
    pub price: i64,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Order {
    pub id: i64,
    pub quantity: i64,
    pub item: ForeignKey<Item>,
}

/// A key that is a text, as other systems give them.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Parcel {
    #[model(primary_key, max_length = 40)]
    pub code: String,
    pub weight: i64,
}

/// A key that is a UUID.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Ticket {
    #[model(primary_key)]
    pub id: Uuid,
    pub seat: i64,
}

pub const SCHEMA: Schema =
    schema![Note, Country, Category, Product, Contact, Memo, Entry, Tag, Item, Order, Parcel, Ticket];
