//! Values of every kind, made at random: what is written is read again, is found by its own value, and texts are found
//! by what they contain, whatever characters these are.

use jiff::civil::{Date, Time, date};
use jiff::{SignedDuration, Timestamp};
use orm_core::prelude::*;
use orm_tests::dice::Dice;
use rust_decimal::Decimal;
use uuid::Uuid;

/// A text of characters that mean something to SQL, to JSON, to patterns, or are not ASCII.
fn text(dice: &mut Dice, longest: u64) -> String {
    const ODD: [&str; 18] =
        ["%", "_", "\\", "'", "\"", "a", "A", "é", "É", "ß", "日", "🦀", " ", "\n", "$", "[", "?1", "e\u{301}"];
    (0..dice.below(longest + 1)).map(|_| dice.pick(&ODD)).collect()
}

#[derive(Model, Clone, Debug, PartialEq)]
pub struct Value {
    pub id: i64,
    pub small: i16,
    pub big: i64,
    pub natural: u32,
    pub real: f64,
    #[model(decimal(max_digits = 12, decimal_places = 3))]
    pub price: Decimal,
    pub flag: Option<bool>,
    pub text: String,
    pub bytes: Vec<u8>,
    pub day: Date,
    pub time: Time,
    pub moment: Timestamp,
    pub span: SignedDuration,
    pub uuid: Uuid,
    pub json: serde_json::Value,
}

fn json(dice: &mut Dice, depth: u32) -> serde_json::Value {
    match dice.below(if depth == 0 { 5 } else { 7 }) {
        0 => serde_json::Value::Null,
        1 => dice.below(2).eq(&0).into(),
        2 => dice.between(-1_000_000, 1_000_000).into(),
        3 => dice.pick(&[0.5, -2.25, 1e10, 1e-7]).into(),
        4 => text(dice, 6).into(),
        5 => (0..dice.below(4)).map(|_| json(dice, depth - 1)).collect(),
        _ => serde_json::Value::Object((0..dice.below(4)).map(|_| (text(dice, 4), json(dice, depth - 1))).collect()),
    }
}

fn value(dice: &mut Dice) -> Value {
    let micros = dice.between(-62_135_596_800_000_000, 253_402_200_000_000_000);
    Value {
        id: 0,
        small: dice.pick(&[i16::MIN, -1, 0, 1, i16::MAX]),
        big: if dice.below(2) == 0 { dice.pick(&[i64::MIN, -1, 0, 1, i64::MAX]) } else { dice.any().cast_signed() },
        natural: dice.pick(&[0, 1, u32::MAX]),
        real: dice.pick(&[0.0, -0.5, 1.0, 0.1, f64::MAX, f64::MIN_POSITIVE, 1e-300]),
        price: Decimal::new(dice.between(-999_999_999_999, 999_999_999_999), 3),
        flag: dice.pick(&[None, Some(false), Some(true)]),
        text: text(dice, 12),
        bytes: (0..dice.below(6)).map(|_| dice.pick(&[0, 1, 0x27, 0x80, 0xff])).collect(),
        day: date(1, 1, 1).checked_add(jiff::Span::new().days(dice.between(0, 3_652_000))).unwrap(),
        time: Time::midnight() + SignedDuration::from_micros(dice.between(0, 86_400_000_000)),
        moment: Timestamp::from_microsecond(micros).unwrap(),
        span: SignedDuration::from_micros(dice.between(-1_000_000_000_000, 1_000_000_000_000)),
        uuid: Uuid::from_u64_pair(dice.any(), dice.any()),
        json: json(dice, 3),
    }
}

#[derive(Model, Clone, Debug, PartialEq)]
pub struct Wide {
    pub id: i64,
    pub count: u64,
    pub span: Option<SignedDuration>,
}

/// SQLite would make a double of the integer, which is not what was written and cannot be read.
#[test]
fn what_no_column_can_hold_is_refused() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Wide]).unwrap();
    let wide = |count, span| Wide { id: 0, count, span };
    let (most, longest) = (i64::MAX.unsigned_abs(), SignedDuration::from_micros(i64::MAX));
    let kept = wide(most, Some(longest));
    let mut rows = Wide::bulk_create(&db, [wide(1, None), kept.clone()]).unwrap();
    assert_eq!(query!(Wide.get(count = most)).run(&db).unwrap().span, Some(longest));

    let large = "`Wide.count`: an integer above 9223372036854775807 cannot be stored";
    let long = "`Wide.span`: a duration of more than 9223372036854775807 microseconds cannot be stored";
    let refused = |result: orm_core::Result<()>, expected: &str| {
        let error = result.unwrap_err();
        assert!(matches!(error, Error::Unstorable(_)));
        assert_eq!(error.to_string(), expected);
    };
    rows[0].count = u64::MAX;
    refused(wide(u64::MAX, None).insert(&db), large);
    refused(rows[0].save(&db), large);
    refused(rows[0].update_fields(&db, |wide| wide.count), large);
    refused(Wide::bulk_update(&db, &rows, |wide| wide.count).map(drop), large);
    refused(Wide::bulk_create(&db, [wide(1, None), wide(1, Some(SignedDuration::MIN))]).map(drop), long);
    refused(Wide::bulk_create_or_ignore(&db, [wide(1, None), wide(u64::MAX, None)]).map(drop), large);
    refused(Wide::bulk_create_or_update(&db, rows.clone(), |wide| wide.id, |wide| wide.count).map(drop), large);
    refused(query!(Wide.create(count = u64::MAX)).run(&db).map(drop), large);
    refused(query!(Wide.update(count = u64::MAX)).run(&db).map(drop), large.split_once(": ").unwrap().1);

    // What is compared may be larger than anything that is stored.
    assert_eq!(query!(Wide.filter(count__lt = u64::MAX, span__lte = SignedDuration::MAX)).count(&db).unwrap(), 1);
    assert_eq!(query!(Wide.filter(count__in = [u64::MAX, 1])).count(&db).unwrap(), 1);
    assert_eq!(query!(Wide.all()).count(&db).unwrap(), 2);
}

#[test]
fn what_is_written_is_read_and_found_again() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Value]).unwrap();
    let mut dice = Dice::new(1);
    let values = Value::bulk_create(&db, (0..400).map(|_| value(&mut dice))).unwrap();
    assert_eq!(query!(Value.order_by(id)).all(&db).unwrap(), values);
    for one in &values {
        let found = query!(Value.filter(
            id = one.id,
            small = one.small,
            big = one.big,
            natural = one.natural,
            real = one.real,
            price = one.price,
            text = &one.text,
            bytes = &one.bytes,
            day = one.day,
            time = one.time,
            moment = one.moment,
            span = one.span,
            uuid = one.uuid,
        ));
        assert!(found.exists(&db).unwrap(), "{one:?}");
        // As one of a list, and between two that are the same.
        let found = query!(Value.filter(
            id = one.id,
            text__in = [&one.text],
            uuid__in = [one.uuid],
            day__in = [one.day],
            moment__range = (one.moment, one.moment),
            price__range = one.price..=one.price,
            span__gte = one.span,
            time__lte = one.time,
        ));
        assert!(found.exists(&db).unwrap(), "{one:?}");
        let flags = query!(Value.filter(id = one.id).filter_some(flag = one.flag));
        assert!(flags.exists(&db).unwrap(), "{one:?}");
    }
    // Orders are those of Rust.
    macro_rules! ordered {
        ($($field:ident)*) => {$(
            let rows = query!(Value.order_by($field, id).values_list($field, flat = true)).all(&db).unwrap();
            assert!(rows.is_sorted(), "{}: {rows:?}", stringify!($field));
        )*};
    }
    ordered! { small big natural real price text bytes day time moment span uuid }
}

#[derive(Model, Clone, Debug, PartialEq)]
pub struct Page {
    pub id: i64,
    pub text: String,
    pub scan: Vec<u8>,
}

/// Also as a condition, in a list and in a row of many.
#[test]
fn values_may_be_large() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Page]).unwrap();
    let page = Page { id: 0, text: "é\0%".repeat(1_000_000), scan: vec![0xff; 20_000_000] };
    let pages = Page::bulk_create(&db, [page.clone(), page.clone()]).unwrap();
    assert_eq!(query!(Page.filter(text = &page.text, scan = &page.scan)).count(&db).unwrap(), 2);
    assert_eq!(query!(Page.filter(text__in = [&page.text])).count(&db).unwrap(), 2);
    let read = query!(Page.get(pk = pages[1].id)).run(&db).unwrap();
    assert!(read == pages[1]);
    query!(Page.filter(pk = read.id).update(scan = &read.scan[..1])).run(&db).unwrap();
    assert_eq!(query!(Page.get(scan = [0xff_u8].as_slice())).run(&db).unwrap().id, read.id);
    // SQLite's own limit: half a megabyte is far beyond it.
    let error = query!(Page.filter(text__contains = &page.text[..500_000])).count(&db).unwrap_err();
    assert!(error.to_string().contains("pattern too complex"), "{error}");
}

#[test]
fn texts_are_found_by_what_is_in_them() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Value]).unwrap();
    let mut dice = Dice::new(2);
    let values = Value::bulk_create(&db, (0..200).map(|_| value(&mut dice))).unwrap();
    let ids = |matches: &dyn Fn(&str) -> bool| -> Vec<i64> {
        values.iter().filter(|value| matches(&value.text)).map(|value| value.id).collect()
    };
    let mut hits = 0;
    for _ in 0..150 {
        let needle = text(&mut dice, 3);
        let lower = needle.to_ascii_lowercase();
        macro_rules! same {
            ($($lookup:ident $matches:expr;)*) => {$(
                let found = query!(Value.filter($lookup = &needle).order_by(id).values_list(id, flat = true)).all(&db).unwrap();
                hits += found.len();
                assert_eq!(found, ids(&$matches), "{} {needle:?}", stringify!($lookup));
            )*};
        }
        same! {
            text |text: &str| text == needle;
            text__iexact |text: &str| text.to_ascii_lowercase() == lower;
            text__contains |text: &str| text.to_ascii_lowercase().contains(&lower);
            text__icontains |text: &str| text.to_ascii_lowercase().contains(&lower);
            text__startswith |text: &str| text.to_ascii_lowercase().starts_with(&lower);
            text__iendswith |text: &str| text.to_ascii_lowercase().ends_with(&lower);
        }
        let found =
            query!(Value.filter(json__has_key = &needle).order_by(id).values_list(id, flat = true)).all(&db).unwrap();
        let has = |json: &serde_json::Value| json.as_object().is_some_and(|object| object.contains_key(&needle));
        let expected: Vec<i64> = values.iter().filter(|value| has(&value.json)).map(|value| value.id).collect();
        assert_eq!(found, expected, "has_key {needle:?}");
        let found =
            query!(Value.filter(json = needle.as_str()).order_by(id).values_list(id, flat = true)).all(&db).unwrap();
        let expected: Vec<i64> =
            values.iter().filter(|value| value.json.as_str() == Some(needle.as_str())).map(|value| value.id).collect();
        assert_eq!(found, expected, "json {needle:?}");
    }
    assert!(hits > 500, "{hits}");
}
