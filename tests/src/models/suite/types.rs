//! Every type of column; names and keys that are awkward.

use std::net::IpAddr;

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use orm_core::{ForeignKey, Model};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

use crate::cells;

#[derive(Model, Clone, Debug, PartialEq)]
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
    #[model(decimal(max_digits = 12, decimal_places = 2))]
    pub decimal2: Option<Decimal>,
    #[model(decimal(max_digits = 20, decimal_places = 6))]
    pub decimal6: Option<Decimal>,
    pub boolean: Option<bool>,
    pub date: Option<Date>,
    pub time: Option<Time>,
    pub datetime: Option<Timestamp>,
    pub duration: Option<SignedDuration>,
    pub uuid: Option<Uuid>,
    pub binary: Option<Vec<u8>>,
    pub json: Option<Value>,
    pub ip: Option<IpAddr>,
    #[model(max_length = 50)]
    pub file: Option<String>,
}

cells!(AllTypes {
    id,
    char,
    text,
    slug,
    email,
    url,
    small,
    integer,
    big,
    positive,
    positive_small,
    positive_big,
    floating,
    decimal2,
    decimal6,
    boolean,
    date,
    time,
    datetime,
    duration,
    uuid,
    binary,
    json,
    ip,
    file
});

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", table = "Legacy Table", has_many(lines: LegacyLine))]
pub struct Legacy {
    #[model(primary_key, column = "LegacyID")]
    pub ident: i32,
    #[model(column = "Type", max_length = 10)]
    pub r#type: String,
    pub order: i32,
    #[model(column = "weird name", max_length = 10)]
    pub select: Option<String>,
}

cells!(Legacy { ident, r#type, order, select });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct LegacyLine {
    pub id: i64,
    #[model(column = "legacy_ref")]
    pub legacy: ForeignKey<Legacy>,
    #[model(max_length = 20)]
    pub text: String,
}

cells!(LegacyLine { id, legacy, text });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", has_many(uuidline: UuidLine))]
pub struct UuidKeyed {
    pub id: Uuid,
    #[model(max_length = 20)]
    pub name: String,
}

cells!(UuidKeyed { id, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct UuidLine {
    pub id: i64,
    pub parent: ForeignKey<UuidKeyed>,
    pub amount: i32,
}

cells!(UuidLine { id, parent, amount });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct TenantUser {
    pub tenant: i32,
    #[model(primary_key)]
    pub number: i32,
    #[model(max_length = 20)]
    pub name: String,
}

cells!(TenantUser { tenant, number, name });
