//! Django's functions of dates and times.
//!
//! As in Django, what cannot be read is NULL.

use rusqlite::functions::Context;
use rusqlite::types::{Value, ValueRef};

use super::zones::Zone;
use super::{Answer, refuse, text};
use crate::calendar::{Date, Moment, Time};

fn answer(value: Option<impl Into<Value>>) -> Answer {
    Ok(value.map_or(Value::Null, Into::into))
}

/// `django_date_extract(kind, text)`, `django_datetime_extract(kind, text, zone, connection's zone)`
pub(super) fn moment_extract(context: &Context<'_>) -> Answer {
    let Some(moment) = zoned(context, 1, 2)? else { return Ok(Value::Null) };
    let Moment { date, time } = moment;
    let part = match kind(context)? {
        "year" => i64::from(date.year),
        "month" => date.month.into(),
        "day" => date.day.into(),
        "quarter" => date.quarter().into(),
        "week" => date.iso_week().1,
        "iso_year" => date.iso_week().0.into(),
        "week_day" => date.weekday() % 7 + 1,
        "iso_week_day" => date.weekday(),
        kind => time_part(time, kind)?,
    };
    Ok(Value::Integer(part))
}

/// `django_time_extract(kind, text)`
pub(super) fn time_extract(context: &Context<'_>) -> Answer {
    let Some(time) = time(context, 1) else { return Ok(Value::Null) };
    time_part(time, kind(context)?).map(Value::Integer)
}

/// `django_date_trunc(kind, text, zone, connection's zone)`
pub(super) fn date_trunc(context: &Context<'_>) -> Answer {
    let Some(moment) = zoned(context, 1, 2)? else { return Ok(Value::Null) };
    let kind = kind(context)?;
    let date = if kind == "day" { Some(moment.date) } else { first_of(moment.date, kind)? };
    answer(date.map(|date| date.text().to_string()))
}

/// `django_datetime_trunc(kind, text, zone, connection's zone)`
pub(super) fn moment_trunc(context: &Context<'_>) -> Answer {
    let Some(moment) = zoned(context, 1, 2)? else { return Ok(Value::Null) };
    answer(beginning(moment, kind(context)?)?.map(|moment| moment.text().to_string()))
}

/// `datetime_trunc_in(kind, text, zone)`: the moment at which the zone's year, month, … began. (What Django's function
/// yields is the time on the clocks there, which Django makes a moment afterwards.)
pub(super) fn moment_trunc_in(context: &Context<'_>) -> Answer {
    let Some(moment) = moment(context, 1) else { return Ok(Value::Null) };
    let zone = Zone::of(context, 2)?;
    let Some(local) = zone.local(moment) else { return Ok(Value::Null) };
    let began = beginning(local, kind(context)?)?.and_then(|local| zone.moment(local));
    answer(began.map(|moment| moment.text().to_string()))
}

/// The beginning of the moment's year, month, …
fn beginning(moment: Moment, kind: &str) -> rusqlite::Result<Option<Moment>> {
    let midnight = Time::default();
    Ok(match kind {
        "day" => Some(Moment { time: midnight, ..moment }),
        "hour" | "minute" | "second" => Some(Moment { time: time_to(moment.time, kind)?, ..moment }),
        kind => first_of(moment.date, kind)?.map(|date| Moment { date, time: midnight }),
    })
}

/// `django_time_trunc(kind, text, zone, connection's zone)`
pub(super) fn time_trunc(context: &Context<'_>) -> Answer {
    let time = match zoned(context, 1, 2)? {
        Some(moment) => moment.time,
        None => match time(context, 1) {
            Some(time) => time,
            None => return Ok(Value::Null),
        },
    };
    Ok(Value::Text(time_to(time, kind(context)?)?.text().to_string()))
}

/// `django_datetime_cast_date(text, zone, connection's zone)`
pub(super) fn cast_date(context: &Context<'_>) -> Answer {
    answer(zoned(context, 0, 1)?.map(|moment| moment.date.text().to_string()))
}

/// `django_datetime_cast_time(text, zone, connection's zone)`
pub(super) fn cast_time(context: &Context<'_>) -> Answer {
    answer(zoned(context, 0, 1)?.map(|moment| moment.time.text().to_string()))
}

/// `django_timestamp_diff(a, b)`, in microseconds
pub(super) fn timestamp_diff(context: &Context<'_>) -> Answer {
    let (a, b) = (moment(context, 0), moment(context, 1));
    answer(a.zip(b).map(|(a, b)| a.micros() - b.micros()))
}

/// `django_time_diff(a, b)`, in microseconds
pub(super) fn time_diff(context: &Context<'_>) -> Answer {
    let (a, b) = (time(context, 0), time(context, 1));
    answer(a.zip(b).map(|(a, b)| a.micros() - b.micros()))
}

/// `django_format_dtdelta(operator, a, b)`: of moments as texts and durations as microseconds.
pub(super) fn format_delta(context: &Context<'_>) -> Answer {
    let operator = kind(context)?.trim();
    let (a, b) = (context.get_raw(1), context.get_raw(2));
    if a == ValueRef::Null || b == ValueRef::Null {
        return Ok(Value::Null);
    }
    let sign = match operator {
        "+" => 1,
        "-" => -1,
        "*" | "/" => return scaled(operator, a, b),
        _ => return Ok(Value::Null),
    };
    let micros = |value: ValueRef<'_>| match value {
        ValueRef::Integer(micros) => Some(micros),
        _ => None,
    };
    let added = |a: i64, b: i64| b.checked_mul(sign).and_then(|b| a.checked_add(b));
    let shifted = |moment: Moment, by: i64| {
        let moment = added(moment.micros(), by).and_then(Moment::from_micros)?;
        Some(moment)
    };
    // A date stays a date, as in Python.
    let day_only = |index| text(context, index).is_some_and(|text| Date::parse(text).is_some());
    let show = |moment: Moment, day_only: bool| {
        if day_only { moment.date.text().to_string() } else { moment.text().to_string() }
    };
    // A moment that is a parameter is told from a duration only here: then this is their difference.
    if let (Some(a), Some(b), -1) = (moment(context, 1), moment(context, 2), sign) {
        return Ok(Value::Integer(a.micros() - b.micros()));
    }
    answer(match (moment(context, 1), moment(context, 2), micros(a), micros(b)) {
        (Some(a), None, _, Some(b)) => shifted(a, b).map(|moment| show(moment, day_only(1))),
        (None, Some(b), Some(a), _) if sign == 1 => shifted(b, a).map(|moment| show(moment, day_only(2))),
        (None, None, Some(a), Some(b)) => added(a, b).map(delta),
        _ => None,
    })
}

/// A duration times or divided by a number: of microseconds.
fn scaled(operator: &str, a: ValueRef<'_>, b: ValueRef<'_>) -> Answer {
    #[allow(clippy::cast_precision_loss)]
    let real = |value: ValueRef<'_>| match value {
        ValueRef::Integer(value) => Some(value as f64),
        ValueRef::Real(value) => Some(value),
        _ => None,
    };
    match (a, b) {
        (ValueRef::Integer(a), ValueRef::Integer(b)) if operator == "*" => answer(a.checked_mul(b)),
        _ => answer(real(a).zip(real(b)).and_then(|(a, b)| match operator {
            "*" => Some(a * b),
            _ if b == 0.0 => None,
            _ => Some(a / b),
        })),
    }
}

/// As Python's `str(timedelta)`: `1 day, 2:00:00.000003`.
fn delta(micros: i64) -> String {
    const DAY: i64 = 86_400_000_000;
    let (days, rest) = (micros.div_euclid(DAY), micros.rem_euclid(DAY));
    let (seconds, micros) = (rest / 1_000_000, rest % 1_000_000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut text = match days {
        0 => String::new(),
        1 | -1 => format!("{days} day, "),
        _ => format!("{days} days, "),
    };
    text.push_str(&format!("{hours}:{minutes:02}:{seconds:02}"));
    if micros != 0 {
        text.push_str(&format!(".{micros:06}"));
    }
    text
}

fn kind<'c>(context: &'c Context<'_>) -> rusqlite::Result<&'c str> {
    text(context, 0).ok_or_else(|| refuse(String::from("the first argument is no text")))
}

fn moment(context: &Context<'_>, index: usize) -> Option<Moment> {
    text(context, index).and_then(Moment::parse)
}

fn time(context: &Context<'_>, index: usize) -> Option<Time> {
    text(context, index).and_then(Time::parse)
}

/// The moment at `index` as the clocks of the zone named at `zone` show it, if there is such an argument.
fn zoned(context: &Context<'_>, index: usize, zone: usize) -> rusqlite::Result<Option<Moment>> {
    let Some(moment) = moment(context, index) else { return Ok(None) };
    match text(context, zone) {
        None | Some("UTC") => Ok(Some(moment)),
        Some(_) => Ok(Zone::of(context, zone)?.local(moment)),
    }
}

fn time_part(time: Time, kind: &str) -> rusqlite::Result<i64> {
    match kind {
        "hour" => Ok(time.hour.into()),
        "minute" => Ok(time.minute.into()),
        "second" => Ok(time.second.into()),
        _ => Err(unknown(kind)),
    }
}

fn time_to(time: Time, kind: &str) -> rusqlite::Result<Time> {
    let Time { hour, minute, .. } = time;
    match kind {
        "hour" => Ok(Time { hour, ..Time::default() }),
        "minute" => Ok(Time { hour, minute, ..Time::default() }),
        "second" => Ok(Time { micro: 0, ..time }),
        _ => Err(unknown(kind)),
    }
}

/// The first day of the date's year, quarter, month or week.
fn first_of(date: Date, kind: &str) -> rusqlite::Result<Option<Date>> {
    match kind {
        "year" => Ok(Some(Date { month: 1, day: 1, ..date })),
        "quarter" => Ok(Some(Date { month: date.quarter() * 3 - 2, day: 1, ..date })),
        "month" => Ok(Some(Date { day: 1, ..date })),
        "week" => Ok(Date::from_days(date.days() + 1 - date.weekday())),
        _ => Err(unknown(kind)),
    }
}

fn unknown(kind: &str) -> rusqlite::Error {
    refuse(format!("`{kind}` is not a part of a date or time"))
}
