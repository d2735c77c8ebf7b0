//! A shop: relations of all kinds, indexes and constraints.

use orm_core::prelude::*;
use rust_decimal::Decimal;

use super::same;

#[derive(Model)]
#[model(app = "shop", has_many(children: Category))]
pub struct Category {
    pub id: i64,
    #[model(max_length = 60, unique)]
    pub name: String,
    #[model(max_length = 60, index)]
    pub slug: String,
    #[model(on_delete = set_null)]
    pub parent: Option<ForeignKey<Category>>,
}

#[derive(Model)]
#[model(app = "shop")]
pub struct Tag {
    pub id: i64,
    #[model(max_length = 40, unique)]
    pub name: String,
    pub priority: Option<i32>,
}

#[derive(Model)]
#[model(app = "shop")]
pub struct Supplier {
    pub id: i64,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 2)]
    pub country: Option<String>,
}

#[derive(Model)]
#[model(
    app = "shop",
    many_to_many(tags: Tag, suppliers: Supplier through = Supply),
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
    #[model(default = String::new())]
    pub description: String,
    #[model(on_delete = set_null)]
    pub category: Option<ForeignKey<Category>>,
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub price: Decimal,
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub sale_price: Option<Decimal>,
    pub inventory_count: i32,
    pub weight: Option<f64>,
    pub is_active: bool,
    pub is_featured: Option<bool>,
    pub released: Option<jiff::civil::Date>,
    pub created_at: jiff::Timestamp,
    pub warranty: Option<jiff::SignedDuration>,
    #[model(unique)]
    pub uid: uuid::Uuid,
    pub attributes: Option<serde_json::Value>,
}

#[derive(Model)]
#[model(app = "shop", unique(product, supplier))]
pub struct Supply {
    pub id: i64,
    pub product: ForeignKey<Product>,
    pub supplier: ForeignKey<Supplier>,
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub cost: Decimal,
    pub since: Option<jiff::civil::Date>,
}

#[derive(Model)]
#[model(app = "shop", many_to_many(favourites: Product))]
pub struct Customer {
    pub id: i64,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 254, unique)]
    pub email: Option<String>,
    #[model(max_length = 60)]
    pub city: Option<String>,
    #[model(max_length = 10)]
    pub tier: Tier,
    pub joined: jiff::civil::Date,
    #[model(decimal(max_digits = 12, decimal_places = 2))]
    pub balance: Decimal,
    #[model(on_delete = set_null)]
    pub referred_by: Option<ForeignKey<Customer>>,
}

#[derive(Choices, Clone, Debug, PartialEq)]
pub enum Tier {
    Basic,
    Silver,
    Gold,
}

#[derive(Model)]
#[model(app = "shop")]
pub struct CustomerProfile {
    pub id: i64,
    pub customer: OneToOne<Customer>,
    pub bio: String,
    pub birthday: Option<jiff::civil::Date>,
    pub newsletter: bool,
}

#[derive(Model)]
#[model(app = "shop")]
pub struct Coupon {
    #[model(primary_key, max_length = 20)]
    pub code: String,
    pub percent: u16,
    pub valid_from: jiff::civil::Date,
    pub valid_until: Option<jiff::civil::Date>,
}

#[derive(Model)]
#[model(app = "shop")]
pub struct Order {
    pub id: i64,
    pub customer: ForeignKey<Customer>,
    #[model(on_delete = set_null)]
    pub coupon: Option<ForeignKey<Coupon>>,
    #[model(max_length = 10, index)]
    pub status: String,
    pub order_date: jiff::Timestamp,
    pub shipped_at: Option<jiff::Timestamp>,
    pub note: Option<String>,
}

#[derive(Model)]
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

#[test]
fn of_a_shop() {
    same(
        &schema![Category, Tag, Supplier, Product, Supply, Customer, CustomerProfile, Coupon, Order, OrderItem,],
        r#"CREATE TABLE "shop_category" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(60) NOT NULL UNIQUE, "slug" varchar(60) NOT NULL, "parent_id" bigint NULL REFERENCES "shop_category" ("id") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "shop_category_parent_id_901626c9" ON "shop_category" ("parent_id");
            CREATE INDEX "shop_category_slug_4508178e" ON "shop_category" ("slug");
            CREATE TABLE "shop_coupon" ("code" varchar(20) NOT NULL PRIMARY KEY, "percent" smallint unsigned NOT NULL CHECK ("percent" >= 0), "valid_from" date NOT NULL, "valid_until" date NULL);
            CREATE TABLE "shop_customer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "email" varchar(254) NULL UNIQUE, "city" varchar(60) NULL, "tier" varchar(10) NOT NULL, "joined" date NOT NULL, "balance" decimal NOT NULL, "referred_by_id" bigint NULL REFERENCES "shop_customer" ("id") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "shop_customer_referred_by_id_75467a39" ON "shop_customer" ("referred_by_id");
            CREATE TABLE "shop_customer_favourites" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "customer_id" bigint NOT NULL REFERENCES "shop_customer" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" bigint NOT NULL REFERENCES "shop_product" ("id") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "shop_customer_favourites_customer_id_a7dd33e6" ON "shop_customer_favourites" ("customer_id");
            CREATE UNIQUE INDEX "shop_customer_favourites_customer_id_product_id_5ee87839_uniq" ON "shop_customer_favourites" ("customer_id", "product_id");
            CREATE INDEX "shop_customer_favourites_product_id_7fe34bdb" ON "shop_customer_favourites" ("product_id");
            CREATE TABLE "shop_customerprofile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "customer_id" bigint NOT NULL UNIQUE REFERENCES "shop_customer" ("id") DEFERRABLE INITIALLY DEFERRED, "bio" text NOT NULL, "birthday" date NULL, "newsletter" bool NOT NULL);
            CREATE TABLE "shop_order" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "customer_id" bigint NOT NULL REFERENCES "shop_customer" ("id") DEFERRABLE INITIALLY DEFERRED, "coupon_id" varchar(20) NULL REFERENCES "shop_coupon" ("code") DEFERRABLE INITIALLY DEFERRED, "status" varchar(10) NOT NULL, "order_date" datetime NOT NULL, "shipped_at" datetime NULL, "note" text NULL);
            CREATE INDEX "shop_order_coupon_id_b64bb177" ON "shop_order" ("coupon_id");
            CREATE INDEX "shop_order_customer_id_f638df20" ON "shop_order" ("customer_id");
            CREATE INDEX "shop_order_status_16691b37" ON "shop_order" ("status");
            CREATE TABLE "shop_orderitem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "order_id" bigint NOT NULL REFERENCES "shop_order" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" bigint NOT NULL REFERENCES "shop_product" ("id") DEFERRABLE INITIALLY DEFERRED, "quantity" integer unsigned NOT NULL CHECK ("quantity" >= 0), "unit_price" decimal NOT NULL, "discount" decimal NULL, CONSTRAINT "orderitem_order_product_uniq" UNIQUE ("order_id", "product_id"), CONSTRAINT "orderitem_discount_max" CHECK (("discount" IS NULL OR "discount" <= ("unit_price"))));
            CREATE INDEX "shop_orderitem_order_id_2f1b00cf" ON "shop_orderitem" ("order_id");
            CREATE INDEX "shop_orderitem_product_id_48153f22" ON "shop_orderitem" ("product_id");
            CREATE TABLE "shop_product" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL, "sku" varchar(20) NULL UNIQUE, "description" text NOT NULL, "category_id" bigint NULL REFERENCES "shop_category" ("id") DEFERRABLE INITIALLY DEFERRED, "price" decimal NOT NULL, "sale_price" decimal NULL, "inventory_count" integer NOT NULL, "weight" real NULL, "is_active" bool NOT NULL, "is_featured" bool NULL, "released" date NULL, "created_at" datetime NOT NULL, "warranty" bigint NULL, "uid" char(32) NOT NULL UNIQUE, "attributes" text NULL CHECK ((JSON_VALID("attributes") OR "attributes" IS NULL)), CONSTRAINT "product_price_not_negative" CHECK ("price" >= '0'));
            CREATE INDEX "product_active_rel_idx" ON "shop_product" ("released") WHERE "is_active" = 1;
            CREATE INDEX "product_cat_price_idx" ON "shop_product" ("category_id", "price" DESC);
            CREATE INDEX "shop_product_category_id_14d7eea8" ON "shop_product" ("category_id");
            CREATE TABLE "shop_product_tags" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "product_id" bigint NOT NULL REFERENCES "shop_product" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" bigint NOT NULL REFERENCES "shop_tag" ("id") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "shop_product_tags_product_id_9a158885" ON "shop_product_tags" ("product_id");
            CREATE UNIQUE INDEX "shop_product_tags_product_id_tag_id_a244154e_uniq" ON "shop_product_tags" ("product_id", "tag_id");
            CREATE INDEX "shop_product_tags_tag_id_dd30c4fb" ON "shop_product_tags" ("tag_id");
            CREATE TABLE "shop_supplier" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "country" varchar(2) NULL);
            CREATE TABLE "shop_supply" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "product_id" bigint NOT NULL REFERENCES "shop_product" ("id") DEFERRABLE INITIALLY DEFERRED, "supplier_id" bigint NOT NULL REFERENCES "shop_supplier" ("id") DEFERRABLE INITIALLY DEFERRED, "cost" decimal NOT NULL, "since" date NULL);
            CREATE INDEX "shop_supply_product_id_60847686" ON "shop_supply" ("product_id");
            CREATE UNIQUE INDEX "shop_supply_product_id_supplier_id_e8b3a97c_uniq" ON "shop_supply" ("product_id", "supplier_id");
            CREATE INDEX "shop_supply_supplier_id_8a1a331e" ON "shop_supply" ("supplier_id");
            CREATE TABLE "shop_tag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(40) NOT NULL UNIQUE, "priority" integer NULL);"#,
    );
}
