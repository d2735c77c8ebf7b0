//! The smallest shop: integer prices, categories as text, every name left at its default.

use jiff::civil::Date;
use orm_core::{ForeignKey, Model, Schema, schema};

use crate::cells;

/// The tables.
pub const SCHEMA: Schema = schema![Tag, Product, Customer, Order];

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "mini", many_to_many(product: Product reverse tags))]
pub struct Tag {
    pub id: i64,
    #[model(max_length = 30, unique)]
    pub name: String,
}

cells!(Tag { id, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "mini", has_many(order: Order), many_to_many(tags: Tag))]
pub struct Product {
    pub id: i64,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 40)]
    pub category: String,
    pub price: i32,
    #[model(default = 0)]
    pub inventory_count: i32,
}

cells!(Product { id, name, category, price, inventory_count });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "mini", has_many(order: Order))]
pub struct Customer {
    pub id: i64,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 120)]
    pub email: Option<String>,
}

cells!(Customer { id, name, email });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "mini")]
pub struct Order {
    pub id: i64,
    pub customer: ForeignKey<Customer>,
    pub product: ForeignKey<Product>,
    pub quantity: i32,
    pub order_date: Date,
}

cells!(Order { id, customer, product, quantity, order_date });
