//! Books, writers, stores: the models of aggregation.

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use orm_core::{ForeignKey, Model};
use rust_decimal::Decimal;

use crate::cells;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", has_many(book: Book))]
pub struct Publisher {
    pub id: i64,
    #[model(max_length = 60)]
    pub name: String,
    pub num_awards: i32,
    pub duration: Option<SignedDuration>,
}

cells!(Publisher { id, name, num_awards, duration });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", has_many(book_contact_set: Book), many_to_many(book: Book reverse writers))]
pub struct Writer {
    pub id: i64,
    #[model(max_length = 60)]
    pub name: String,
    pub age: Option<i32>,
    pub rating: Option<f64>,
}

cells!(Writer { id, name, age, rating });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", many_to_many(writers: Writer, store: Store reverse books))]
pub struct Book {
    pub id: i64,
    #[model(max_length = 13)]
    pub isbn: String,
    #[model(max_length = 100)]
    pub title: String,
    pub pages: i32,
    pub rating: Option<f64>,
    #[model(decimal(max_digits = 6, decimal_places = 2))]
    pub price: Decimal,
    pub contact: ForeignKey<Writer>,
    pub publisher: ForeignKey<Publisher>,
    pub pubdate: Date,
}

cells!(Book { id, isbn, title, pages, rating, price, contact, publisher, pubdate });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", many_to_many(books: Book))]
pub struct Store {
    pub id: i64,
    #[model(max_length = 60)]
    pub name: String,
    pub original_opening: Timestamp,
    pub friday_night_closing: Option<Time>,
}

cells!(Store { id, name, original_opening, friday_night_closing });
