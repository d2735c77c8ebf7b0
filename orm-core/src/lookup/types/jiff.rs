//! The types of `jiff`.
//!
//! The database keeps microseconds; what is finer is cut off.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp, ZonedDateTime};

use super::text;
use crate::calendar::{self, Moment};
use crate::lookup;
use crate::plan::Column;
use crate::query::{Param, Unstorable, Value};

fn from_date(date: Date) -> calendar::Date {
    // Month and day are never negative.
    calendar::Date { year: date.year().into(), month: date.month().unsigned_abs(), day: date.day().unsigned_abs() }
}

fn to_date(date: calendar::Date) -> Option<Date> {
    Date::new(date.year.try_into().ok()?, date.month.try_into().ok()?, date.day.try_into().ok()?).ok()
}

fn from_time(time: Time) -> calendar::Time {
    calendar::Time {
        hour: time.hour().unsigned_abs(),
        minute: time.minute().unsigned_abs(),
        second: time.second().unsigned_abs(),
        micro: time.subsec_nanosecond().unsigned_abs() / 1000,
    }
}

fn to_time(time: calendar::Time) -> Option<Time> {
    let nanosecond = i32::try_from(time.micro * 1000).ok()?;
    Time::new(time.hour.try_into().ok()?, time.minute.try_into().ok()?, time.second.try_into().ok()?, nanosecond).ok()
}

fn from_timestamp(timestamp: Timestamp) -> Moment {
    let utc: DateTime = Offset::UTC.to_datetime(timestamp);
    Moment { date: from_date(utc.date()), time: from_time(utc.time()) }
}

fn date_param(date: &Date) -> Param<'static> {
    Param::Short(from_date(*date).text())
}

fn time_param(time: &Time) -> Param<'static> {
    Param::Short(from_time(*time).text())
}

fn timestamp_param(timestamp: &Timestamp) -> Param<'static> {
    Param::Short(from_timestamp(*timestamp).text())
}

fn duration_param(duration: &SignedDuration) -> Param<'static> {
    i64::try_from(duration.as_micros()).map_or(Param::Unstorable(Unstorable::Duration), Param::Integer)
}

/// One that is longer than all that are stored is compared as the longest.
fn compared_duration(duration: &SignedDuration) -> Param<'static> {
    let clamped = duration.as_micros().clamp(i64::MIN.into(), i64::MAX.into());
    Param::Integer(i64::try_from(clamped).unwrap_or_default())
}

fn read_date(value: Value<'_>, _column: &'static Column) -> Option<Date> {
    to_date(calendar::Date::parse(text(value)?)?)
}

fn read_time(value: Value<'_>, _column: &'static Column) -> Option<Time> {
    to_time(calendar::Time::parse(text(value)?)?)
}

fn read_timestamp(value: Value<'_>, _column: &'static Column) -> Option<Timestamp> {
    Timestamp::from_microsecond(Moment::parse(text(value)?)?.micros()).ok()
}

fn read_duration(value: Value<'_>, _column: &'static Column) -> Option<SignedDuration> {
    match value {
        Value::Integer(micros) => Some(SignedDuration::from_micros(micros)),
        _ => None,
    }
}

field_type! { Date: lookup::Dates, DateLookups, Date, "a date as YYYY-MM-DD", read_date, date_param }
field_type! { Time: lookup::TimesOfDay, TimeLookups, Time, "a time as HH:MM:SS", read_time, time_param }
field_type! {
    Timestamp: lookup::Timestamps, JiffTimestampLookups, Timestamp,
    "a timestamp as YYYY-MM-DD HH:MM:SS", read_timestamp, timestamp_param
}
field_type! {
    SignedDuration: lookup::Durations, ScalarLookups, Duration,
    "a duration as an integer of microseconds", read_duration, duration_param
}

values! {
    lookup::Dates: Date => date_param;
    lookup::TimesOfDay: Time => time_param;
    lookup::Timestamps: Timestamp => timestamp_param;
    lookup::Timestamps: ZonedDateTime => |zoned: &ZonedDateTime| timestamp_param(&zoned.timestamp());
    // Its midnight in UTC, as Django has it.
    lookup::Timestamps: Date => |date: &Date| {
        Param::Short(Moment { date: from_date(*date), time: calendar::Time::default() }.text())
    };
    lookup::Durations: SignedDuration => compared_duration;
}
