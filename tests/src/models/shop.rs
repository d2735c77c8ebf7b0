//! The rich shop: nullable relations, names of their own for reverse relations, most column types.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use orm_core::{ForeignKey, Model, OneToOne, Schema, schema};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

use crate::cells;

/// The tables.
pub const SCHEMA: Schema = schema![
    Category,
    Tag,
    Supplier,
    Product,
    Supply,
    Customer,
    CustomerProfile,
    Address,
    Coupon,
    Order,
    OrderItem,
    Review
];

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(children: Category, product: Product))]
pub struct Category {
    pub id: i64,
    #[model(max_length = 60, unique)]
    pub name: String,
    #[model(max_length = 60, index)]
    pub slug: String,
    #[model(on_delete = set_null)]
    pub parent: Option<ForeignKey<Category>>,
}

cells!(Category { id, name, slug, parent });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", many_to_many(product: Product reverse tags))]
pub struct Tag {
    pub id: i64,
    #[model(max_length = 40, unique)]
    pub name: String,
    pub priority: Option<i32>,
}

cells!(Tag { id, name, priority });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(supply: Supply), many_to_many(products: Product reverse suppliers))]
pub struct Supplier {
    pub id: i64,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 2)]
    pub country: Option<String>,
}

cells!(Supplier { id, name, country });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "shop",
    has_many(supply: Supply, order_items: OrderItem, reviews: Review),
    many_to_many(tags: Tag, suppliers: Supplier through = Supply, fans: Customer reverse favourites),
    index(category, -price, name = "product_cat_price_idx"),
    index(released, name = "product_active_rel_idx", condition = "\"is_active\" = 1"),
    check("\"price\" >= '0'", name = "product_price_not_negative")
)]
pub struct Product {
    pub id: i64,
    #[model(max_length = 100)]
    pub name: String,
    #[model(max_length = 20, unique)]
    pub sku: Option<String>,
    #[model(default = "")]
    pub description: String,
    #[model(on_delete = set_null)]
    pub category: Option<ForeignKey<Category>>,
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub price: Decimal,
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub sale_price: Option<Decimal>,
    #[model(default = 0)]
    pub inventory_count: i32,
    pub weight: Option<f64>,
    #[model(default = true)]
    pub is_active: bool,
    pub is_featured: Option<bool>,
    pub released: Option<Date>,
    pub created_at: Timestamp,
    pub warranty: Option<SignedDuration>,
    #[model(unique)]
    pub uid: Uuid,
    pub attributes: Option<Value>,
}

cells!(Product {
    id,
    name,
    sku,
    description,
    category,
    price,
    sale_price,
    inventory_count,
    weight,
    is_active,
    is_featured,
    released,
    created_at,
    warranty,
    uid,
    attributes
});

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", unique(product, supplier))]
pub struct Supply {
    pub id: i64,
    pub product: ForeignKey<Product>,
    pub supplier: ForeignKey<Supplier>,
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub cost: Decimal,
    pub since: Option<Date>,
}

cells!(Supply { id, product, supplier, cost, since });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "shop",
    has_many(referrals: Customer, address: Address, orders: Order, reviews: Review),
    has_one(profile: CustomerProfile),
    many_to_many(favourites: Product)
)]
pub struct Customer {
    pub id: i64,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 254, unique)]
    pub email: Option<String>,
    #[model(max_length = 60)]
    pub city: Option<String>,
    #[model(max_length = 10, default = "basic")]
    pub tier: String,
    pub joined: Date,
    #[model(decimal(max_digits = 12, decimal_places = 2), default = Decimal::ZERO)]
    pub balance: Decimal,
    #[model(on_delete = set_null)]
    pub referred_by: Option<ForeignKey<Customer>>,
}

cells!(Customer { id, name, email, city, tier, joined, balance, referred_by });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct CustomerProfile {
    pub id: i64,
    pub customer: OneToOne<Customer>,
    #[model(default = "")]
    pub bio: String,
    pub birthday: Option<Date>,
    #[model(default = false)]
    pub newsletter: bool,
}

cells!(CustomerProfile { id, customer, bio, birthday, newsletter });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Address {
    pub id: i64,
    pub customer: ForeignKey<Customer>,
    #[model(max_length = 120)]
    pub line: String,
    #[model(max_length = 60)]
    pub city: String,
    #[model(max_length = 12)]
    pub postcode: Option<String>,
    #[model(default = false)]
    pub is_default: bool,
}

cells!(Address { id, customer, line, city, postcode, is_default });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(orders: Order))]
pub struct Coupon {
    #[model(primary_key, max_length = 20)]
    pub code: String,
    pub percent: u16,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
}

cells!(Coupon { code, percent, valid_from, valid_until });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(items: OrderItem))]
pub struct Order {
    pub id: i64,
    pub customer: ForeignKey<Customer>,
    #[model(on_delete = set_null)]
    pub coupon: Option<ForeignKey<Coupon>>,
    #[model(max_length = 10, index, default = "new")]
    pub status: String,
    pub order_date: Timestamp,
    pub shipped_at: Option<Timestamp>,
    pub note: Option<String>,
}

cells!(Order { id, customer, coupon, status, order_date, shipped_at, note });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "shop",
    unique(order, product, name = "orderitem_order_product_uniq"),
    check("(\"discount\" IS NULL OR \"discount\" <= (\"unit_price\"))", name = "orderitem_discount_max")
)]
pub struct OrderItem {
    pub id: i64,
    pub order: ForeignKey<Order>,
    #[model(on_delete = protect)]
    pub product: ForeignKey<Product>,
    pub quantity: u32,
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub unit_price: Decimal,
    #[model(decimal(max_digits = 5, decimal_places = 2))]
    pub discount: Option<Decimal>,
}

cells!(OrderItem { id, order, product, quantity, unit_price, discount });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Review {
    pub id: i64,
    pub product: ForeignKey<Product>,
    #[model(on_delete = set_null)]
    pub customer: Option<ForeignKey<Customer>>,
    pub rating: u16,
    #[model(max_length = 80, default = "")]
    pub title: String,
    pub body: Option<String>,
    pub created_at: Timestamp,
}

cells!(Review { id, product, customer, rating, title, body, created_at });
