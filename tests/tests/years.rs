//! Years as ranges: their first and last moments are inside.

#![allow(clippy::unwrap_used)]

use jiff::Timestamp;
use jiff::civil::Date;
use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", ordering(id))]
struct Event {
    id: i64,
    at: Timestamp,
    day: Date,
}

/// The last and the first moments of years, and of ISO years: that of 2024 ends on Sunday, 29 December.
const MOMENTS: [&str; 6] = [
    "2023-12-31T23:59:59.999999Z",
    "2024-01-01T00:00:00Z",
    "2024-12-29T23:59:59.999999Z",
    "2024-12-30T00:00:00Z",
    "2024-12-31T23:59:59.999999Z",
    "2025-01-01T00:00:00Z",
];

#[test]
fn a_year_has_its_first_and_its_last_moment() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Event]).unwrap();
    let events = MOMENTS.map(|text| {
        let at: Timestamp = text.parse().unwrap();
        Event { id: 0, at, day: text[..10].parse().unwrap() }
    });
    Event::bulk_create(&db, events).unwrap();
    let ids = |query: Query<'_, Event>| query.all(&db).unwrap().into_iter().map(|event| event.id).collect::<Vec<_>>();
    let year = 2024;
    assert_eq!(ids(query!(Event.filter(at__year = year))), [2, 3, 4, 5]);
    assert_eq!(ids(query!(Event.filter(at__year__lt = year))), [1]);
    assert_eq!(ids(query!(Event.filter(at__year__lte = year))), [1, 2, 3, 4, 5]);
    assert_eq!(ids(query!(Event.filter(at__year__gt = year))), [6]);
    assert_eq!(ids(query!(Event.filter(at__year__gte = year))), [2, 3, 4, 5, 6]);
    assert_eq!(ids(query!(Event.filter(day__year = year))), [2, 3, 4, 5]);
    assert_eq!(ids(query!(Event.filter(day__year__gt = year))), [6]);

    assert_eq!(ids(query!(Event.filter(at__iso_year = year))), [2, 3]);
    assert_eq!(ids(query!(Event.filter(at__iso_year__lte = year))), [1, 2, 3]);
    assert_eq!(ids(query!(Event.filter(at__iso_year__gt = year))), [4, 5, 6]);
    assert_eq!(ids(query!(Event.filter(at__iso_year__gte = 2025))), [4, 5, 6]);
    assert_eq!(ids(query!(Event.filter(day__iso_year = year))), [2, 3]);
    assert_eq!(ids(query!(Event.exclude(at__iso_year = year))), [1, 4, 5, 6]);
}

/// As text, the year 10000 would come before 9999.
#[test]
fn a_year_beyond_all_dates_is_after_or_before_them() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Event]).unwrap();
    for text in ["0001-01-01T00:00:00Z", "9999-12-30T22:00:00Z"] {
        query!(Event.create(at = text.parse::<Timestamp>().unwrap(), day = text[..10].parse::<Date>().unwrap()))
            .run(&db)
            .unwrap();
    }
    let count = |query: Query<'_, Event>| query.count(&db).unwrap();
    for year in [10_000, 99_999, i64::MAX] {
        assert_eq!(count(query!(Event.filter(at__year__lt = year, day__year__lte = year))), 2, "{year}");
        assert_eq!(count(query!(Event.filter(at__iso_year__lte = year, day__iso_year__lt = year))), 2, "{year}");
        assert_eq!(count(query!(Event.filter(Q(at__year__gte = year) | Q(day__year__gt = year)))), 0, "{year}");
        assert_eq!(count(query!(Event.filter(Q(at__iso_year__gt = year) | Q(day__iso_year__gte = year)))), 0, "{year}");
        assert_eq!(count(query!(Event.filter(Q(at__year = year) | Q(day__iso_year = year)))), 0, "{year}");
    }
    for year in [-1, -9999, i64::MIN] {
        assert_eq!(count(query!(Event.filter(at__year__gt = year, day__year__gte = year))), 2, "{year}");
        assert_eq!(count(query!(Event.filter(at__iso_year__gte = year, day__iso_year__gt = year))), 2, "{year}");
        assert_eq!(count(query!(Event.filter(Q(at__year__lte = year) | Q(day__iso_year__lt = year)))), 0, "{year}");
        assert_eq!(count(query!(Event.filter(Q(at__year = year) | Q(day__iso_year = year)))), 0, "{year}");
    }
    // The last ISO year ends in a year that has no dates.
    assert_eq!(count(query!(Event.filter(at__iso_year = 9999, day__iso_year = 9999))), 1);
    assert_eq!(count(query!(Event.filter(at__iso_year__lte = 9999, day__iso_year__lte = 9999))), 2);
    assert_eq!(count(query!(Event.filter(at__iso_year__gt = 9999))), 0);
}

/// SQLite would keep the whole text, which is no date.
#[test]
fn a_timestamp_that_is_set_into_a_date_is_its_day() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Event]).unwrap();
    let at: Timestamp = "2024-02-29T12:30:00Z".parse().unwrap();
    query!(Event.create(at = at, day = jiff::civil::date(1999, 1, 1))).run(&db).unwrap();
    assert_eq!(query!(Event.update(day = F(at))).run(&db).unwrap(), 1);
    assert_eq!(query!(Event.get(pk = 1)).run(&db).unwrap().day, jiff::civil::date(2024, 2, 29));
}
