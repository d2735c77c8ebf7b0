//! The tables that are read.

use orm_core::prelude::*;

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

pub const SCHEMA: Schema = schema![Note, Country, Category, Product, Contact];
