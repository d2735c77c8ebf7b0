//! Storage formats: what is written, and what is read back, against texts that Django wrote.

use crate::lookup::IntoParam;
use crate::model::{Field, FieldType};
use crate::plan::{Column, Decimals};
use crate::query::{OwnedValue, Param, Unstorable, Value};

const PLAIN: &Column = &Column::COMPUTED;
const TWO_PLACES: &Column = &Column { decimals: Some(Decimals { digits: 12, places: 2 }), ..Column::COMPUTED };

fn stored(param: &Param<'_>) -> String {
    OwnedValue::from(param).to_string()
}

/// Writes `value`, compares it with the literal, and reads it back.
fn round_trip<T: FieldType + PartialEq + std::fmt::Debug>(value: &T, literal: &str) {
    let written = OwnedValue::from(&value.encode());
    assert_eq!(written.to_string(), literal);
    assert_eq!(read::<T>(&written, PLAIN).as_ref(), Some(value), "{literal}");
}

fn read<T: Field>(value: &OwnedValue, column: &'static Column) -> Option<T> {
    let value = match value {
        OwnedValue::Null => Value::Null,
        OwnedValue::Integer(value) => Value::Integer(*value),
        OwnedValue::Real(value) => Value::Real(*value),
        OwnedValue::Text(text) => Value::Text(text),
        OwnedValue::Bytes(bytes) => Value::Bytes(bytes),
    };
    T::read(value, column).ok()
}

fn read_text<T: Field>(text: &str) -> Option<T> {
    T::read(Value::Text(text), PLAIN).ok()
}

#[test]
fn standard_types() {
    round_trip(&i64::MAX, "9223372036854775807");
    round_trip(&i64::MAX.unsigned_abs(), "9223372036854775807");
    assert_eq!(u64::MAX.encode(), Param::Unstorable(Unstorable::Integer));
    round_trip(&-32768_i16, "-32768");
    round_trip(&true, "1");
    round_trip(&0.1_f64, "0.1");
    round_trip(&String::from("long\ntext"), "'long\ntext'");
    round_trip(&vec![0_u8, 1, 255], "X'0001FF'");
    assert_eq!(read::<i16>(&OwnedValue::Integer(32_768), PLAIN), None);
    assert_eq!(read::<u64>(&OwnedValue::Integer(-1), PLAIN), None);
    assert_eq!(read::<bool>(&OwnedValue::Integer(2), PLAIN), None);
    assert_eq!(read::<Option<i64>>(&OwnedValue::Null, PLAIN), Some(None));
    assert_eq!(read::<i64>(&OwnedValue::Null, PLAIN), None);
}

#[test]
fn ip_addresses() {
    use std::net::IpAddr;
    for (text, literal) in [
        ("2001:0DB8:0::1", "'2001:db8::1'"),
        ("192.0.2.1", "'192.0.2.1'"),
        ("::ffff:192.0.2.1", "'::ffff:192.0.2.1'"),
        ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'"),
    ] {
        round_trip(&text.parse::<IpAddr>().unwrap(), literal);
    }
    assert_eq!(read_text::<IpAddr>("192.0.2"), None);
}

#[cfg(feature = "jiff")]
#[test]
fn jiff() {
    use crate::lookup;
    use jiff::civil::{Date, Time, date, time};
    use jiff::{SignedDuration, Timestamp};

    round_trip(&date(2024, 2, 29), "'2024-02-29'");
    round_trip(&date(1, 1, 1), "'0001-01-01'");
    round_trip(&time(13, 14, 15, 16_000), "'13:14:15.000016'");
    round_trip(&time(0, 0, 0, 0), "'00:00:00'");
    let timestamp = |text: &str| text.parse::<Timestamp>().unwrap();
    round_trip(&timestamp("2024-02-29T13:14:15.000016Z"), "'2024-02-29 13:14:15.000016'");
    round_trip(&timestamp("1999-12-31T00:00:00Z"), "'1999-12-31 00:00:00'");
    round_trip(&timestamp("1969-12-31T23:59:59.1Z"), "'1969-12-31 23:59:59.100000'");
    round_trip(&timestamp("0001-01-01T00:00:00Z"), "'0001-01-01 00:00:00'");
    round_trip(&SignedDuration::from_micros(93_784_000_005), "93784000005");
    round_trip(&SignedDuration::from_micros(-1), "-1");
    // Finer digits are cut off, before 1970 too.
    let finer = timestamp("1969-12-31T23:59:59.1234567Z");
    assert_eq!(stored(&finer.encode()), "'1969-12-31 23:59:59.123456'");
    // What is longer than any that can be stored is compared as the longest, and is not stored.
    assert_eq!(SignedDuration::MAX.encode(), Param::Unstorable(Unstorable::Duration));
    let longest: Param<'_> = IntoParam::<lookup::Durations>::into_param(SignedDuration::MAX);
    assert_eq!(longest, Param::Integer(i64::MAX));

    assert_eq!(read_text("2024-02-29T13:14:15+02:00"), Some(timestamp("2024-02-29T11:14:15Z")));
    assert_eq!(read_text::<Timestamp>("yesterday"), None);
    assert_eq!(read_text("13:14"), Some(time(13, 14, 0, 0)));
    assert_eq!(read_text::<Date>("2023-02-29"), None);
    assert_eq!(read_text::<Time>("25:00"), None);

    let midnight: Param<'_> = IntoParam::<lookup::Timestamps>::into_param(date(2024, 2, 29));
    assert_eq!(stored(&midnight), "'2024-02-29 00:00:00'");
    let zoned = timestamp("2024-06-30T22:30:00Z").to_zoned_datetime(jiff::tz::TimeZone::fixed(jiff::tz::offset(2)));
    let param: Param<'_> = IntoParam::<lookup::Timestamps>::into_param(&zoned);
    assert_eq!(stored(&param), "'2024-06-30 22:30:00'");
}

#[cfg(feature = "chrono")]
#[test]
fn chrono() {
    use crate::lookup;
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc};

    let date = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    round_trip(&date, "'2024-02-29'");
    round_trip(&NaiveTime::from_hms_micro_opt(13, 14, 15, 16).unwrap(), "'13:14:15.000016'");
    let timestamp = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    round_trip(&timestamp("2024-02-29T13:14:15.000016Z"), "'2024-02-29 13:14:15.000016'");
    round_trip(&timestamp("1969-12-31T23:59:59.100Z"), "'1969-12-31 23:59:59.100000'");
    round_trip(&TimeDelta::microseconds(-1), "-1");
    assert_eq!(TimeDelta::MIN.encode(), Param::Unstorable(Unstorable::Duration));
    let longest: Param<'_> = IntoParam::<lookup::Durations>::into_param(TimeDelta::MIN);
    assert_eq!(longest, Param::Integer(i64::MIN));
    round_trip(&NaiveDate::from_ymd_opt(9999, 12, 31).unwrap(), "'9999-12-31'");
    let beyond = NaiveDate::from_ymd_opt(12345, 1, 1).unwrap();
    assert_eq!(beyond.encode(), Param::Unstorable(Unstorable::Date));
    assert_eq!(beyond.and_time(NaiveTime::MIN).and_utc().encode(), Param::Unstorable(Unstorable::Date));
    assert_eq!(IntoParam::<lookup::Timestamps>::into_param(beyond), Param::Unstorable(Unstorable::Date));
    let paris: DateTime<FixedOffset> = DateTime::parse_from_rfc3339("2024-07-01T00:30:00+02:00").unwrap();
    let param: Param<'_> = IntoParam::<lookup::Timestamps>::into_param(paris);
    assert_eq!(stored(&param), "'2024-06-30 22:30:00'");
    let midnight: Param<'_> = IntoParam::<lookup::Timestamps>::into_param(date);
    assert_eq!(stored(&midnight), "'2024-02-29 00:00:00'");
    assert_eq!(read_text("2024-02-29T13:14:15+02:00"), Some(timestamp("2024-02-29T11:14:15Z")));
}

#[cfg(feature = "rust_decimal")]
#[test]
fn decimals() {
    use rust_decimal::Decimal;
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    for (text, literal) in [
        ("1234567890.12", "1234567890.12"),
        ("0.000001", "1e-6"),
        ("12.00", "12"),
        ("12.5", "12.5"),
        ("-0.10", "-0.1"),
        ("9223372036854775807", "9223372036854775807"),
        ("1e25", "1e25"),
    ] {
        let value = Decimal::from_scientific(text).unwrap_or_else(|_| decimal(text));
        assert_eq!(stored(&value.encode()), literal);
    }
    let shown = |value, column| read::<Decimal>(&value, column).map(|decimal| decimal.to_string());
    for (value, two, plain) in [
        (OwnedValue::Integer(12), "12.00", "12"),
        (OwnedValue::Real(12.5), "12.50", "12.5"),
        (OwnedValue::Real(0.1 + 0.2), "0.30", "0.3"),
        (OwnedValue::Real(1_234_567_890.12), "1234567890.12", "1234567890.12"),
        // Rounded to 15 digits first, then half to even.
        (OwnedValue::Real(1.005), "1.00", "1.005"),
        (OwnedValue::Real(1.015), "1.02", "1.015"),
        (OwnedValue::Real(0.125), "0.12", "0.125"),
        (OwnedValue::Real(-0.0), "0.00", "0"),
        (OwnedValue::Real(1e-30), "0.00", "0"),
        (OwnedValue::Text(String::from("7.1")), "7.10", "7.1"),
    ] {
        assert_eq!(shown(value.clone(), TWO_PLACES).unwrap().trim_start_matches('-'), two);
        assert_eq!(shown(value, PLAIN).unwrap().trim_start_matches('-'), plain);
    }
    for value in [OwnedValue::Real(f64::NAN), OwnedValue::Real(1e40), OwnedValue::Text(String::from("x"))] {
        assert_eq!(shown(value, TWO_PLACES), None);
    }
    // All prices up to 100,000.00 come back as they were stored.
    for cents in (0..10_000_000_i64).step_by(97) {
        let price = Decimal::new(cents, 2);
        assert_eq!(read(&OwnedValue::from(&price.encode()), TWO_PLACES), Some(price));
    }
}

#[cfg(feature = "uuid")]
#[test]
fn uuids() {
    use uuid::Uuid;
    let uuid = Uuid::from_u128(0x1234_5678_90ab_cdef_1234_5678_90ab_cdef);
    round_trip(&uuid, "'1234567890abcdef1234567890abcdef'");
    round_trip(&Uuid::nil(), "'00000000000000000000000000000000'");
    assert_eq!(read_text("12345678-90AB-cdef-1234-567890abcdef"), Some(uuid));
    assert_eq!(read_text::<Uuid>("12345678"), None);
}

#[cfg(feature = "serde_json")]
#[test]
fn json() {
    use crate::lookup::JsonValues;
    use serde_json::{Value as Json, json};

    round_trip(&json!({"b": [1, 2.5, null, true], "a": "ü"}), r#"'{"b": [1, 2.5, null, true], "a": "\u00fc"}'"#);
    round_trip(&json!([]), "'[]'");
    round_trip(&json!({}), "'{}'");
    round_trip(&json!("🦀 \"\\/\n\u{7f}\u{1}"), r#"'"\ud83e\udd80 \"\\/\n\u007f\u0001"'"#);
    round_trip(
        &json!([1e16, 1.0, 1e-5, u64::MAX, i64::MIN]),
        "'[1e+16, 1.0, 1e-05, 18446744073709551615, -9223372036854775808]'",
    );
    round_trip(&Json::Null, "'null'");
    assert_eq!(read_text::<Json>("{"), None);
    assert_eq!(read::<Json>(&OwnedValue::Real(2.5), PLAIN), Some(json!(2.5)));

    fn right(value: impl for<'q> IntoParam<'q, JsonValues>) -> String {
        match value.into_param() {
            Param::Json(text) => text,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(right("é\""), r#""\u00e9\"""#);
    assert_eq!(right(String::from("red")), r#""red""#);
    assert_eq!(right(71), "71");
    assert_eq!(right(true), "true");
    assert_eq!(right(2.0), "2.0");
    assert_eq!(right(f64::NAN), "null");
    assert_eq!(right(json!({"k": [1, 2]})), r#"{"k": [1, 2]}"#);
}
