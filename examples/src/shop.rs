//! The tables of a shop that a Django application made: its models, for Rust.
//!
//! Every field is a column. Relations that have no column here, because another table holds the key, are declared on the
//! struct. Column types and storage formats are Django's, so that both sides read what the other wrote.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use orm_core::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

/// What products are sorted into: a tree.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(children: Category, products: Product))]
pub struct Category {
    /// Given by the database.
    pub id: i64,
    /// Shown to customers.
    #[model(max_length = 60, unique)]
    pub name: String,
    /// Its part of the address.
    #[model(max_length = 60, index)]
    pub slug: String,
    /// The category that it is a part of.
    #[model(on_delete = set_null)]
    pub parent: Option<ForeignKey<Category>>,
}

/// A word that products are marked with.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", many_to_many(products: Product reverse tags))]
pub struct Tag {
    /// Given by the database.
    pub id: i64,
    /// The word.
    #[model(max_length = 40, unique)]
    pub name: String,
    /// The smaller, the earlier it is shown.
    pub priority: Option<i32>,
}

/// Who delivers products.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(supplies: Supply), many_to_many(products: Product reverse suppliers))]
pub struct Supplier {
    /// Given by the database.
    pub id: i64,
    /// The company.
    #[model(max_length = 80)]
    pub name: String,
    /// Two letters.
    #[model(max_length = 2)]
    pub country: Option<String>,
}

/// What is sold.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "shop",
    has_many(supplies: Supply, order_items: OrderItem, reviews: Review),
    many_to_many(tags: Tag, suppliers: Supplier through = Supply, fans: Customer reverse favourites),
    index(category, -price, name = "product_cat_price_idx"),
    index(released, name = "product_active_rel_idx", condition = "\"is_active\" = 1"),
    check("\"price\" >= '0'", name = "product_price_not_negative")
)]
pub struct Product {
    /// Given by the database.
    pub id: i64,
    /// Shown to customers.
    #[model(max_length = 100)]
    pub name: String,
    /// The stock-keeping unit.
    #[model(max_length = 20, unique)]
    pub sku: Option<String>,
    /// Shown to customers.
    #[model(default = "")]
    pub description: String,
    /// What it is sorted into.
    #[model(on_delete = set_null)]
    pub category: Option<ForeignKey<Category>>,
    /// What it costs.
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub price: Decimal,
    /// What it costs while on sale.
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub sale_price: Option<Decimal>,
    /// How many there are.
    #[model(default = 0)]
    pub inventory_count: i32,
    /// In kilograms.
    pub weight: Option<f64>,
    /// Whether it can be bought.
    #[model(default = true)]
    pub is_active: bool,
    /// Whether it is shown first.
    pub is_featured: Option<bool>,
    /// When it came out.
    pub released: Option<Date>,
    /// When it was entered.
    pub created_at: Timestamp,
    /// How long it is under warranty.
    pub warranty: Option<SignedDuration>,
    /// Its identity in other systems.
    #[model(unique)]
    pub uid: Uuid,
    /// Everything else: `{"color": "red", "ports": ["usb-c"]}`.
    pub attributes: Option<Value>,
}

/// That a supplier delivers a product.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", unique(product, supplier))]
pub struct Supply {
    /// Given by the database.
    pub id: i64,
    /// What is delivered.
    pub product: ForeignKey<Product>,
    /// Who delivers it.
    pub supplier: ForeignKey<Supplier>,
    /// What the supplier asks.
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub cost: Decimal,
    /// Since when.
    pub since: Option<Date>,
}

/// How good a customer is.
#[derive(Choices, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// New ones.
    Basic,
    /// Some orders.
    Silver,
    /// Many orders.
    Gold,
}

/// Who buys.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "shop",
    has_many(referrals: Customer, addresses: Address, orders: Order, reviews: Review),
    many_to_many(favourites: Product)
)]
pub struct Customer {
    /// Given by the database.
    pub id: i64,
    /// First and last.
    #[model(max_length = 80)]
    pub name: String,
    /// Where to write to.
    #[model(max_length = 254, unique)]
    pub email: Option<String>,
    /// Where they live.
    #[model(max_length = 60)]
    pub city: Option<String>,
    /// How good a customer they are.
    #[model(max_length = 10, default = Tier::Basic)]
    pub tier: Tier,
    /// Since when.
    pub joined: Date,
    /// What they have in credit.
    #[model(decimal(max_digits = 12, decimal_places = 2), default = Decimal::ZERO)]
    pub balance: Decimal,
    /// The customer who brought them.
    #[model(on_delete = set_null)]
    pub referred_by: Option<ForeignKey<Customer>>,
}

/// Where orders go.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Address {
    /// Given by the database.
    pub id: i64,
    /// Whose it is.
    pub customer: ForeignKey<Customer>,
    /// Street and number.
    #[model(max_length = 120)]
    pub line: String,
    /// The town.
    #[model(max_length = 60)]
    pub city: String,
    /// As it is written there.
    #[model(max_length = 12)]
    pub postcode: Option<String>,
    /// Whether orders go there unless told otherwise.
    #[model(default = false)]
    pub is_default: bool,
}

/// A discount that an order can name. Its key is a text.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(orders: Order))]
pub struct Coupon {
    /// What the customer enters.
    #[model(primary_key, max_length = 20)]
    pub code: String,
    /// How much it takes off.
    pub percent: u16,
    /// The first day.
    pub valid_from: Date,
    /// The last day, if there is one.
    pub valid_until: Option<Date>,
}

/// How far an order is.
#[derive(Choices, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It has come in.
    New,
    /// It can be shipped.
    Paid,
    /// It is on its way.
    Shipped,
    /// It was called off.
    Cancelled,
}

/// What a customer bought at one time.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(items: OrderItem), latest_by(order_date))]
pub struct Order {
    /// Given by the database.
    pub id: i64,
    /// Who bought.
    pub customer: ForeignKey<Customer>,
    /// The discount.
    #[model(on_delete = set_null)]
    pub coupon: Option<ForeignKey<Coupon>>,
    /// How far it is.
    #[model(max_length = 10, index, default = Status::New)]
    pub status: Status,
    /// When it came in.
    pub order_date: Timestamp,
    /// When it left.
    pub shipped_at: Option<Timestamp>,
    /// What the customer wrote.
    pub note: Option<String>,
}

/// A line of an order.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "shop",
    unique(order, product, name = "orderitem_order_product_uniq"),
    check("(\"discount\" IS NULL OR \"discount\" <= (\"unit_price\"))", name = "orderitem_discount_max")
)]
pub struct OrderItem {
    /// Given by the database.
    pub id: i64,
    /// The order.
    pub order: ForeignKey<Order>,
    /// What was bought.
    #[model(on_delete = protect)]
    pub product: ForeignKey<Product>,
    /// How many.
    pub quantity: u32,
    /// What one cost then.
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub unit_price: Decimal,
    /// What was taken off.
    #[model(decimal(max_digits = 5, decimal_places = 2))]
    pub discount: Option<Decimal>,
}

/// What a customer thinks of a product.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Review {
    /// Given by the database.
    pub id: i64,
    /// What it is about.
    pub product: ForeignKey<Product>,
    /// Who wrote it, unless they left.
    #[model(on_delete = set_null)]
    pub customer: Option<ForeignKey<Customer>>,
    /// 1 to 5.
    pub rating: u16,
    /// Its first line.
    #[model(max_length = 80, default = "")]
    pub title: String,
    /// The rest.
    pub body: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
}
