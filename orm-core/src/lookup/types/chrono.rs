//! The types of `chrono`.
//!
//! The database keeps microseconds; what is finer is cut off.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, TimeZone, Timelike, Utc};

use super::text;
use crate::calendar::{self, Moment};
use crate::lookup::{self, IntoParam};
use crate::plan::Column;
use crate::query::{Param, Short, Unstorable, Value};

/// A part of a date or a time, which is never too large.
fn part(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

fn from_date(date: NaiveDate) -> calendar::Date {
    calendar::Date { year: date.year(), month: part(date.month()), day: part(date.day()) }
}

fn from_time(time: NaiveTime) -> calendar::Time {
    calendar::Time {
        hour: part(time.hour()),
        minute: part(time.minute()),
        second: part(time.second()),
        // A leap second is a second too long here: its fraction is cut.
        micro: (time.nanosecond() / 1000).min(999_999),
    }
}

/// A text that begins with `date`: of its year, there is room for four digits.
fn written(date: calendar::Date, text: impl FnOnce(calendar::Date) -> Short) -> Param<'static> {
    if date.has_text() { Param::Short(text(date)) } else { Param::Unstorable(Unstorable::Date) }
}

fn date_param(date: &NaiveDate) -> Param<'static> {
    written(from_date(*date), calendar::Date::text)
}

fn time_param(time: &NaiveTime) -> Param<'static> {
    Param::Short(from_time(*time).text())
}

fn timestamp_param<Z: TimeZone>(timestamp: &DateTime<Z>) -> Param<'static> {
    let utc = timestamp.naive_utc();
    written(from_date(utc.date()), |date| Moment { date, time: from_time(utc.time()) }.text())
}

fn duration_param(duration: &TimeDelta) -> Param<'static> {
    duration.num_microseconds().map_or(Param::Unstorable(Unstorable::Duration), Param::Integer)
}

/// One that is longer than all that are stored is compared as the longest.
fn compared_duration(duration: &TimeDelta) -> Param<'static> {
    let limit = if *duration < TimeDelta::zero() { i64::MIN } else { i64::MAX };
    Param::Integer(duration.num_microseconds().unwrap_or(limit))
}

fn read_date(value: Value<'_>, _column: &'static Column) -> Option<NaiveDate> {
    let date = calendar::Date::parse(text(value)?)?;
    NaiveDate::from_ymd_opt(date.year, date.month.into(), date.day.into())
}

fn read_time(value: Value<'_>, _column: &'static Column) -> Option<NaiveTime> {
    let time = calendar::Time::parse(text(value)?)?;
    NaiveTime::from_hms_micro_opt(time.hour.into(), time.minute.into(), time.second.into(), time.micro)
}

fn read_timestamp(value: Value<'_>, _column: &'static Column) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros(Moment::parse(text(value)?)?.micros())
}

fn read_duration(value: Value<'_>, _column: &'static Column) -> Option<TimeDelta> {
    match value {
        Value::Integer(micros) => Some(TimeDelta::microseconds(micros)),
        _ => None,
    }
}

field_type! { NaiveDate: lookup::Dates, DateLookups, Date, "a date as YYYY-MM-DD", read_date, date_param }
field_type! { NaiveTime: lookup::TimesOfDay, TimeLookups, Time, "a time as HH:MM:SS", read_time, time_param }
field_type! {
    DateTime<Utc>: lookup::Timestamps, ChronoTimestampLookups, Timestamp,
    "a timestamp as YYYY-MM-DD HH:MM:SS", read_timestamp, timestamp_param
}
field_type! {
    TimeDelta: lookup::Durations, ScalarLookups, Duration,
    "a duration as an integer of microseconds", read_duration, duration_param
}

values! {
    lookup::Dates: NaiveDate => date_param;
    lookup::TimesOfDay: NaiveTime => time_param;
    // Its midnight in UTC, as Django has it.
    lookup::Timestamps: NaiveDate => |date: &NaiveDate| {
        written(from_date(*date), |date| Moment { date, time: calendar::Time::default() }.text())
    };
    lookup::Durations: TimeDelta => compared_duration;
}

#[diagnostic::do_not_recommend]
impl<'q, Z: TimeZone> IntoParam<'q, lookup::Timestamps> for DateTime<Z> {
    #[inline]
    fn into_param(self) -> Param<'q> {
        timestamp_param(&self)
    }
}

#[diagnostic::do_not_recommend]
impl<'q, Z: TimeZone> IntoParam<'q, lookup::Timestamps> for &DateTime<Z> {
    #[inline]
    fn into_param(self) -> Param<'q> {
        timestamp_param(self)
    }
}
