//! Odd names and keys, defaults, constraints and every type of column.

use orm_core::prelude::*;
use rust_decimal::Decimal;

use super::same;

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
    #[model(decimal(max_digits = 10, decimal_places = 2), generated = "(CAST((\"net\" * \"quantity\") AS NUMERIC))")]
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

#[test]
fn of_odd_names_and_keys() {
    same(
        &schema![Waiter, Restaurant, Place, Legacy, LegacyLine, UuidKeyed, UuidLine, Creator, ExtraInfo, Note, Report,],
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
        &schema![Invoice, Account, AllTypes],
        r#"CREATE TABLE "suite_account" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "owner" varchar(20) NOT NULL, "kind" varchar(10) NOT NULL, "balance" decimal NOT NULL, "visits" integer NOT NULL, "closed" date NULL, CONSTRAINT "account_owner_kind" UNIQUE ("owner", "kind"));
            CREATE UNIQUE INDEX "account_one_open_main" ON "suite_account" ("owner") WHERE ("closed" IS NULL AND "kind" = 'main');
            CREATE TABLE "suite_alltypes" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "char" varchar(20) NULL, "text" text NULL, "slug" varchar(50) NULL, "email" varchar(254) NULL, "url" varchar(200) NULL, "small" smallint NULL, "integer" integer NULL, "big" bigint NULL, "positive" integer unsigned NULL CHECK ("positive" >= 0), "positive_small" smallint unsigned NULL CHECK ("positive_small" >= 0), "positive_big" bigint unsigned NULL CHECK ("positive_big" >= 0), "floating" real NULL, "decimal2" decimal NULL, "decimal6" decimal NULL, "boolean" bool NULL, "date" date NULL, "time" time NULL, "datetime" datetime NULL, "duration" bigint NULL, "uuid" char(32) NULL, "binary" BLOB NULL, "json" text NULL CHECK ((JSON_VALID("json") OR "json" IS NULL)), "ip" char(39) NULL, "file" varchar(50) NULL);
            CREATE INDEX "suite_alltypes_slug_325e5b92" ON "suite_alltypes" ("slug");
            CREATE TABLE "suite_invoice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "net" decimal NOT NULL, "quantity" integer DEFAULT 1 NOT NULL, "state" varchar(10) DEFAULT 'open' NOT NULL, "total" decimal GENERATED ALWAYS AS ((CAST(("net" * "quantity") AS NUMERIC))) STORED, "changed" datetime NOT NULL, "created" datetime NOT NULL);"#,
    );
}
