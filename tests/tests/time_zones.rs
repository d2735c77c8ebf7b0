//! `tzinfo`: parts of timestamps as the clocks of a time zone show them.

// Tests speak by panicking.
#![allow(clippy::unwrap_used)]

use jiff::Timestamp;
use jiff::civil::{date, time};
use orm_core::prelude::*;
use orm_tests::sql::check;

#[derive(Model)]
struct Call {
    id: i64,
    began: Timestamp,
    ended: Option<Timestamp>,
}

/// Calls at these moments.
fn calls(moments: &[&str]) -> Db {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Call]).unwrap();
    for moment in moments {
        Call { id: 0, began: moment.parse().unwrap(), ended: None }.insert(&db).unwrap();
    }
    db
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn the_zone_is_a_part_of_the_text() {
    let db = calls(&[]);
    let query = query!(
        Call.annotate(day = TruncDay(began, tzinfo = "Europe/Paris"), hour = ExtractHour(ended, tzinfo = "UTC+02:00"))
    );
    assert!(
        query.sql().contains("datetime_trunc_in('day', \"call\".\"began\", 'Europe/Paris') AS \"day\""),
        "{}",
        query.sql()
    );
    assert!(
        query.sql().contains("django_datetime_extract('hour', \"call\".\"ended\", 'UTC+02:00', 'UTC')"),
        "{}",
        query.sql()
    );
    check(&db, query.sql()).unwrap();
}

#[test]
fn results_have_the_types_that_they_have_without_a_zone() {
    let db = calls(&["2024-03-31T00:30:00.25Z"]);
    let row = query!(Call.annotate(
        day = TruncDay(began, tzinfo = "Europe/Paris"),
        hour = Trunc(began, hour, tzinfo = "Europe/Paris"),
        date = TruncDate(began, tzinfo = "America/New_York"),
        time = TruncTime(began, tzinfo = "Asia/Kolkata"),
        weekday = Extract(began, iso_week_day, tzinfo = "America/New_York"),
        missing = ExtractHour(ended, tzinfo = "Europe/Paris")
    ))
    .get(&db)
    .unwrap();
    assert_eq!((row.day, row.hour), (moment("2024-03-30T23:00:00Z"), moment("2024-03-31T00:00:00Z")));
    assert_eq!((row.date, row.time), (date(2024, 3, 30), time(6, 0, 0, 250_000_000)));
    assert_eq!((row.weekday, row.missing), (6, None));
}

/// A day of 23 hours, one of 25, and what begins them.
#[test]
fn days_begin_at_midnight_there() {
    let db = calls(&[
        "2024-03-30T22:59:59Z",
        "2024-03-30T23:00:00Z",
        "2024-03-31T21:59:59Z",
        "2024-03-31T22:00:00Z",
        "2024-10-27T00:30:00Z",
        "2024-10-27T22:59:59Z",
    ]);
    let days = query!(Call.values(day = TruncDay(began, tzinfo = "Europe/Paris")).annotate(n = Count()).order_by(day))
        .all(&db)
        .unwrap();
    let days: Vec<(String, i64)> = days.iter().map(|row| (row.day.to_string(), row.n)).collect();
    let expected = [
        ("2024-03-29T23:00:00Z", 1),
        ("2024-03-30T23:00:00Z", 2),
        ("2024-03-31T22:00:00Z", 1),
        ("2024-10-26T22:00:00Z", 2),
    ];
    assert_eq!(days, expected.map(|(day, n)| (day.to_owned(), n)));
    let dates = query!(Call.datetimes(began, day, order = desc, tzinfo = "Europe/Paris")).all(&db).unwrap();
    assert_eq!(dates.len(), 4);
    assert_eq!(dates.first(), Some(&moment("2024-10-26T22:00:00Z")));
}

#[test]
fn conditions_compare_moments() {
    let db = calls(&["2024-01-01T03:00:00Z", "2024-01-01T06:00:00Z"]);
    let since = moment("2024-01-01T05:00:00Z");
    let found =
        query!(Call.alias(day = TruncDay(began, tzinfo = "America/New_York")).filter(day = since)).all(&db).unwrap();
    assert_eq!(found.iter().map(|call| call.id).collect::<Vec<_>>(), [2]);
    let evening = query!(Call.alias(hour = ExtractHour(began, tzinfo = "America/New_York")).filter(hour__gte = 18));
    assert_eq!(evening.count(&db).unwrap(), 1);
}

#[test]
fn an_unknown_zone_is_an_error_that_names_it() {
    let db = calls(&["2024-01-01T03:00:00Z"]);
    let error = query!(Call.annotate(hour = ExtractHour(began, tzinfo = "Europe/Pari"))).all(&db).err().unwrap();
    assert!(error.to_string().contains("no time zone `Europe/Pari` is known"), "{error}");
}
