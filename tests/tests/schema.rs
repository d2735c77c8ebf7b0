//! The statements that create tables are Django's, word for word.

// Only the tables of these models matter.
#![allow(dead_code, unreachable_pub)]

use std::collections::BTreeSet;

use orm_core::prelude::*;
use orm_core::schema::Schema;

/// The statements of `schema`, and what Django wrote, which stands in `expected` one statement a line.
fn same(schema: &Schema, expected: &str) {
    let own: BTreeSet<String> = schema.statements().into_iter().collect();
    let django: BTreeSet<String> = expected.lines().map(|line| line.trim().trim_end_matches(';').to_owned()).collect();
    let own_only: Vec<&String> = own.difference(&django).collect();
    let django_only: Vec<&String> = django.difference(&own).collect();
    assert!(own_only.is_empty() && django_only.is_empty(), "ours: {own_only:#?}\nDjango's: {django_only:#?}");
}

mod mini {
    use orm_core::prelude::*;

    #[derive(Model)]
    #[model(app = "mini")]
    pub struct Tag {
        pub id: i64,
        #[model(max_length = 30, unique)]
        pub name: String,
    }

    #[derive(Model)]
    #[model(app = "mini", many_to_many(tags: Tag))]
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

    #[derive(Model)]
    #[model(app = "mini")]
    pub struct Customer {
        pub id: i64,
        #[model(max_length = 80)]
        pub name: String,
        #[model(max_length = 120)]
        pub email: Option<String>,
    }

    #[derive(Model)]
    #[model(app = "mini")]
    pub struct Order {
        pub id: i64,
        pub customer: ForeignKey<Customer>,
        pub product: ForeignKey<Product>,
        pub quantity: i32,
        pub order_date: jiff::civil::Date,
    }
}

const MINI: Schema = schema![mini::Order, mini::Product, mini::Tag, mini::Customer];

#[test]
fn of_plain_models() {
    same(
        &MINI,
        r#"CREATE TABLE "mini_customer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "email" varchar(120) NULL);
            CREATE TABLE "mini_order" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "customer_id" bigint NOT NULL REFERENCES "mini_customer" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" bigint NOT NULL REFERENCES "mini_product" ("id") DEFERRABLE INITIALLY DEFERRED, "quantity" integer NOT NULL, "order_date" date NOT NULL);
            CREATE INDEX "mini_order_customer_id_1d4c092f" ON "mini_order" ("customer_id");
            CREATE INDEX "mini_order_product_id_b4e3652d" ON "mini_order" ("product_id");
            CREATE TABLE "mini_product" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "category" varchar(40) NOT NULL, "price" integer NOT NULL, "inventory_count" integer NOT NULL);
            CREATE TABLE "mini_product_tags" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "product_id" bigint NOT NULL REFERENCES "mini_product" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" bigint NOT NULL REFERENCES "mini_tag" ("id") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "mini_product_tags_product_id_70024308" ON "mini_product_tags" ("product_id");
            CREATE UNIQUE INDEX "mini_product_tags_product_id_tag_id_92be3e6e_uniq" ON "mini_product_tags" ("product_id", "tag_id");
            CREATE INDEX "mini_product_tags_tag_id_e53b796f" ON "mini_product_tags" ("tag_id");
            CREATE TABLE "mini_tag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(30) NOT NULL UNIQUE);"#,
    );
}

#[test]
fn a_table_comes_after_those_that_it_refers_to() {
    let statements = MINI.statements();
    let place = |start: &str| statements.iter().position(|statement| statement.starts_with(start));
    let order = [
        place("CREATE TABLE \"mini_customer\""),
        place("CREATE TABLE \"mini_order\""),
        place("CREATE INDEX \"mini_order_customer_id_1d4c092f\""),
    ];
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{statements:#?}");
    let (product, order) = (place("CREATE TABLE \"mini_product\""), place("CREATE TABLE \"mini_order\""));
    assert!(product < order);
}

mod shop {
    use orm_core::prelude::*;
    use rust_decimal::Decimal;

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
}

#[test]
fn of_a_shop() {
    same(
        &schema![
            shop::Category,
            shop::Tag,
            shop::Supplier,
            shop::Product,
            shop::Supply,
            shop::Customer,
            shop::CustomerProfile,
            shop::Coupon,
            shop::Order,
            shop::OrderItem,
        ],
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

mod blog {
    use orm_core::prelude::*;

    #[derive(Model)]
    #[model(app = "blog", many_to_many(friends: Author, follows: Self symmetrical = false))]
    pub struct Author {
        pub id: i64,
        #[model(max_length = 80)]
        pub name: String,
        #[model(max_length = 40)]
        pub alias: Option<String>,
        pub age: Option<i32>,
    }
}

#[test]
fn of_relations_to_the_model_itself() {
    same(
        &schema![blog::Author],
        r#"CREATE TABLE "blog_author" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "alias" varchar(40) NULL, "age" integer NULL);
            CREATE TABLE "blog_author_follows" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "from_author_id" bigint NOT NULL REFERENCES "blog_author" ("id") DEFERRABLE INITIALLY DEFERRED, "to_author_id" bigint NOT NULL REFERENCES "blog_author" ("id") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "blog_author_follows_from_author_id_459159ab" ON "blog_author_follows" ("from_author_id");
            CREATE UNIQUE INDEX "blog_author_follows_from_author_id_to_author_id_f1d25ff7_uniq" ON "blog_author_follows" ("from_author_id", "to_author_id");
            CREATE INDEX "blog_author_follows_to_author_id_d6e831df" ON "blog_author_follows" ("to_author_id");
            CREATE TABLE "blog_author_friends" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "from_author_id" bigint NOT NULL REFERENCES "blog_author" ("id") DEFERRABLE INITIALLY DEFERRED, "to_author_id" bigint NOT NULL REFERENCES "blog_author" ("id") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "blog_author_friends_from_author_id_13528789" ON "blog_author_friends" ("from_author_id");
            CREATE UNIQUE INDEX "blog_author_friends_from_author_id_to_author_id_21ad8ad8_uniq" ON "blog_author_friends" ("from_author_id", "to_author_id");
            CREATE INDEX "blog_author_friends_to_author_id_2df4984b" ON "blog_author_friends" ("to_author_id");"#,
    );
}

mod suite {
    use orm_core::prelude::*;
    use rust_decimal::Decimal;

    #[derive(Model)]
    #[model(app = "suite", table = "Legacy Table", has_many(lines: LegacyLine))]
    pub struct Legacy {
        #[model(primary_key, column = "LegacyID")]
        pub ident: i32,
        #[model(max_length = 10, column = "Type")]
        pub r#type: String,
        pub order: i32,
        #[model(max_length = 10, column = "weird name")]
        pub select: Option<String>,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct LegacyLine {
        pub id: i64,
        #[model(column = "legacy_ref")]
        pub legacy: ForeignKey<Legacy>,
        #[model(max_length = 20)]
        pub text: String,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct UuidKeyed {
        pub id: uuid::Uuid,
        #[model(max_length = 20)]
        pub name: String,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct UuidLine {
        pub id: i64,
        pub parent: ForeignKey<UuidKeyed>,
        pub amount: i32,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct Place {
        pub id: i64,
        #[model(max_length = 50)]
        pub name: String,
        #[model(max_length = 80)]
        pub address: String,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct Restaurant {
        #[model(primary_key)]
        pub place_ptr: OneToOne<Place>,
        pub rating: Option<i32>,
        pub serves_pizza: bool,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct Waiter {
        pub id: i64,
        pub restaurant: ForeignKey<Restaurant>,
        #[model(max_length = 50)]
        pub name: String,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct Creator {
        pub id: i64,
        #[model(max_length = 20)]
        pub name: String,
        #[model(unique)]
        pub num: i32,
        pub extra: ForeignKey<ExtraInfo>,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct ExtraInfo {
        pub id: i64,
        #[model(max_length = 40)]
        pub info: String,
        pub note: Option<ForeignKey<Note>>,
        pub value: Option<i32>,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct Note {
        pub id: i64,
        #[model(max_length = 40)]
        pub note: String,
        #[model(max_length = 25, default = "")]
        pub misc: String,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct Report {
        pub id: i64,
        #[model(max_length = 20)]
        pub name: String,
        #[model(to_field = num, on_delete = set_null)]
        pub creator: Option<ForeignKey<Creator, i32>>,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct Invoice {
        pub id: i64,
        #[model(decimal(max_digits = 8, decimal_places = 2))]
        pub net: Decimal,
        #[model(db_default = "1")]
        pub quantity: i32,
        #[model(max_length = 10, db_default = "'open'")]
        pub state: String,
        #[model(
            decimal(max_digits = 10, decimal_places = 2),
            generated = "(CAST((\"net\" * \"quantity\") AS NUMERIC))"
        )]
        pub total: Option<Decimal>,
        #[model(auto_now)]
        pub changed: jiff::Timestamp,
        #[model(auto_now_add)]
        pub created: jiff::Timestamp,
    }

    // Clippy takes the second constraint over `owner` for a repetition.
    #[allow(clippy::duplicated_attributes)]
    #[derive(Model)]
    #[model(
        app = "suite",
        unique(owner, kind, name = "account_owner_kind"),
        unique(owner, name = "account_one_open_main", condition = "(\"closed\" IS NULL AND \"kind\" = 'main')")
    )]
    pub struct Account {
        pub id: i64,
        #[model(max_length = 20)]
        pub owner: String,
        #[model(max_length = 10)]
        pub kind: String,
        #[model(decimal(max_digits = 10, decimal_places = 2))]
        pub balance: Decimal,
        pub visits: i32,
        pub closed: Option<jiff::civil::Date>,
    }

    #[derive(Model)]
    #[model(app = "suite")]
    pub struct AllTypes {
        pub id: i64,
        #[model(max_length = 20)]
        pub char: Option<String>,
        pub text: Option<String>,
        #[model(max_length = 50, index)]
        pub slug: Option<String>,
        #[model(max_length = 254)]
        pub email: Option<String>,
        #[model(max_length = 200)]
        pub url: Option<String>,
        pub small: Option<i16>,
        pub integer: Option<i32>,
        pub big: Option<i64>,
        pub positive: Option<u32>,
        pub positive_small: Option<u16>,
        pub positive_big: Option<u64>,
        pub floating: Option<f64>,
        pub decimal2: Option<Decimal>,
        pub decimal6: Option<Decimal>,
        pub boolean: Option<bool>,
        pub date: Option<jiff::civil::Date>,
        pub time: Option<jiff::civil::Time>,
        pub datetime: Option<jiff::Timestamp>,
        pub duration: Option<jiff::SignedDuration>,
        pub uuid: Option<uuid::Uuid>,
        pub binary: Option<Vec<u8>>,
        pub json: Option<serde_json::Value>,
        pub ip: Option<std::net::IpAddr>,
        #[model(max_length = 50)]
        pub file: Option<String>,
    }
}

#[test]
fn of_odd_names_and_keys() {
    same(
        &schema![
            suite::Waiter,
            suite::Restaurant,
            suite::Place,
            suite::Legacy,
            suite::LegacyLine,
            suite::UuidKeyed,
            suite::UuidLine,
            suite::Creator,
            suite::ExtraInfo,
            suite::Note,
            suite::Report,
        ],
        r#"CREATE TABLE "Legacy Table" ("LegacyID" integer NOT NULL PRIMARY KEY, "Type" varchar(10) NOT NULL, "order" integer NOT NULL, "weird name" varchar(10) NULL);
            CREATE TABLE "suite_creator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(20) NOT NULL, "num" integer NOT NULL UNIQUE, "extra_id" bigint NOT NULL REFERENCES "suite_extrainfo" ("id") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "suite_creator_extra_id_b3f01fff" ON "suite_creator" ("extra_id");
            CREATE TABLE "suite_extrainfo" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "info" varchar(40) NOT NULL, "note_id" bigint NULL REFERENCES "suite_note" ("id") DEFERRABLE INITIALLY DEFERRED, "value" integer NULL);
            CREATE INDEX "suite_extrainfo_note_id_dcc13993" ON "suite_extrainfo" ("note_id");
            CREATE TABLE "suite_legacyline" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "legacy_ref" integer NOT NULL REFERENCES "Legacy Table" ("LegacyID") DEFERRABLE INITIALLY DEFERRED, "text" varchar(20) NOT NULL);
            CREATE INDEX "suite_legacyline_legacy_ref_3e22e3a2" ON "suite_legacyline" ("legacy_ref");
            CREATE TABLE "suite_note" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "note" varchar(40) NOT NULL, "misc" varchar(25) NOT NULL);
            CREATE TABLE "suite_place" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(50) NOT NULL, "address" varchar(80) NOT NULL);
            CREATE TABLE "suite_report" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(20) NOT NULL, "creator_id" integer NULL REFERENCES "suite_creator" ("num") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "suite_report_creator_id_ffd91338" ON "suite_report" ("creator_id");
            CREATE TABLE "suite_restaurant" ("place_ptr_id" bigint NOT NULL PRIMARY KEY REFERENCES "suite_place" ("id") DEFERRABLE INITIALLY DEFERRED, "rating" integer NULL, "serves_pizza" bool NOT NULL);
            CREATE TABLE "suite_uuidkeyed" ("id" char(32) NOT NULL PRIMARY KEY, "name" varchar(20) NOT NULL);
            CREATE TABLE "suite_uuidline" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "parent_id" char(32) NOT NULL REFERENCES "suite_uuidkeyed" ("id") DEFERRABLE INITIALLY DEFERRED, "amount" integer NOT NULL);
            CREATE INDEX "suite_uuidline_parent_id_2190ea92" ON "suite_uuidline" ("parent_id");
            CREATE TABLE "suite_waiter" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "restaurant_id" bigint NOT NULL REFERENCES "suite_restaurant" ("place_ptr_id") DEFERRABLE INITIALLY DEFERRED, "name" varchar(50) NOT NULL);
            CREATE INDEX "suite_waiter_restaurant_id_64e06142" ON "suite_waiter" ("restaurant_id");"#,
    );
}

#[test]
fn of_defaults_constraints_and_all_types() {
    same(
        &schema![suite::Invoice, suite::Account, suite::AllTypes],
        r#"CREATE TABLE "suite_account" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "owner" varchar(20) NOT NULL, "kind" varchar(10) NOT NULL, "balance" decimal NOT NULL, "visits" integer NOT NULL, "closed" date NULL, CONSTRAINT "account_owner_kind" UNIQUE ("owner", "kind"));
            CREATE UNIQUE INDEX "account_one_open_main" ON "suite_account" ("owner") WHERE ("closed" IS NULL AND "kind" = 'main');
            CREATE TABLE "suite_alltypes" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "char" varchar(20) NULL, "text" text NULL, "slug" varchar(50) NULL, "email" varchar(254) NULL, "url" varchar(200) NULL, "small" smallint NULL, "integer" integer NULL, "big" bigint NULL, "positive" integer unsigned NULL CHECK ("positive" >= 0), "positive_small" smallint unsigned NULL CHECK ("positive_small" >= 0), "positive_big" bigint unsigned NULL CHECK ("positive_big" >= 0), "floating" real NULL, "decimal2" decimal NULL, "decimal6" decimal NULL, "boolean" bool NULL, "date" date NULL, "time" time NULL, "datetime" datetime NULL, "duration" bigint NULL, "uuid" char(32) NULL, "binary" BLOB NULL, "json" text NULL CHECK ((JSON_VALID("json") OR "json" IS NULL)), "ip" char(39) NULL, "file" varchar(50) NULL);
            CREATE INDEX "suite_alltypes_slug_325e5b92" ON "suite_alltypes" ("slug");
            CREATE TABLE "suite_invoice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "net" decimal NOT NULL, "quantity" integer DEFAULT 1 NOT NULL, "state" varchar(10) DEFAULT 'open' NOT NULL, "total" decimal GENERATED ALWAYS AS ((CAST(("net" * "quantity") AS NUMERIC))) STORED, "changed" datetime NOT NULL, "created" datetime NOT NULL);"#,
    );
}
