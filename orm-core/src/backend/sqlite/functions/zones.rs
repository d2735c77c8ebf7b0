//! Time zones, by the rules that the crate `jiff` knows.

use std::sync::Arc;

use rusqlite::functions::Context;

use super::text;
use crate::calendar::{Moment, Time};

/// A time zone.
pub(super) enum Zone {
    /// As far ahead of UTC all year, in microseconds.
    Offset(i64),
    #[cfg(feature = "jiff")]
    Rules(jiff::tz::TimeZone),
}

impl Zone {
    /// The zone that the argument at `index` names. One that is written out in a statement is looked up once.
    pub(super) fn of(context: &Context<'_>, index: usize) -> rusqlite::Result<Arc<Zone>> {
        let name = text(context, index).unwrap_or_default();
        let argument = i32::try_from(index).unwrap_or_default();
        context.get_or_create_aux(argument, |_| Zone::named(name).ok_or_else(|| unknown(name)))
    }

    /// `Europe/Paris`, `UTC`, `UTC+02:00`, `+02:00`
    fn named(name: &str) -> Option<Zone> {
        if name.is_empty() {
            return None;
        }
        if let Some(micros) = offset(name) {
            return Some(Zone::Offset(micros));
        }
        #[cfg(feature = "jiff")]
        return jiff::tz::TimeZone::get(name).ok().map(Zone::Rules);
        #[cfg(not(feature = "jiff"))]
        None
    }

    /// What the clocks there show at `moment`.
    pub(super) fn local(&self, moment: Moment) -> Option<Moment> {
        let micros = moment.micros();
        let ahead = match self {
            Zone::Offset(micros) => *micros,
            #[cfg(feature = "jiff")]
            Zone::Rules(rules) => {
                let moment = jiff::Timestamp::from_microsecond(micros).ok()?;
                i64::from(rules.to_offset(moment).seconds()) * 1_000_000
            }
        };
        Moment::from_micros(micros.checked_add(ahead)?)
    }

    /// The moment at which the clocks there show `local`: the first, if they do so twice. If they never do, because they
    /// are put forward, the moment at which they would if they were not. So does Python.
    pub(super) fn moment(&self, local: Moment) -> Option<Moment> {
        let micros = match self {
            Zone::Offset(ahead) => local.micros().checked_sub(*ahead)?,
            #[cfg(feature = "jiff")]
            Zone::Rules(rules) => {
                // The same numbers, read as a moment in UTC.
                let shown = jiff::Timestamp::from_microsecond(local.micros()).ok()?;
                let shown = jiff::tz::Offset::UTC.to_datetime(shown);
                rules.to_ambiguous_timestamp(shown).compatible().ok()?.as_microsecond()
            }
        };
        Moment::from_micros(micros)
    }
}

/// `UTC`, `UTC+02:00`, `+02:00`, in microseconds.
fn offset(zone: &str) -> Option<i64> {
    let zone = zone.strip_prefix("UTC").unwrap_or(zone);
    let (sign, rest) = match (zone.strip_prefix('+'), zone.strip_prefix('-')) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        _ => return zone.is_empty().then_some(0),
    };
    Some(sign * Time::parse(rest)?.micros())
}

fn unknown(name: &str) -> String {
    if cfg!(feature = "jiff") {
        format!(
            "no time zone `{name}` is known\nhelp: is the name right? Without a time zone database on this computer, switch on the feature `tzdb` of `orm-core`"
        )
    } else {
        format!(
            "the time zone `{name}` is not known without the feature `jiff` of `orm-core`: `UTC` and offsets like `UTC+02:00` are"
        )
    }
}

// Tests speak by panicking.
#[cfg(all(test, feature = "jiff"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    /// The names of zones are looked up in the database of the computer, if there is one, or in that of the feature.
    fn zone(name: &str) -> Zone {
        Zone::named(name).unwrap()
    }

    #[test]
    fn offsets_are_zones() {
        assert_eq!(zone("UTC").local(at("2024-01-01 00:00:00")), Some(at("2024-01-01 00:00:00")));
        assert_eq!(zone("UTC+05:30").local(at("2024-01-01 20:00:00.000001")), Some(at("2024-01-02 01:30:00.000001")));
        assert_eq!(zone("-03:00").moment(at("2024-01-01 00:00:00")), Some(at("2024-01-01 03:00:00")));
        assert!(Zone::named("").is_none() && Zone::named("Mars/Olympus").is_none());
    }

    #[cfg(feature = "tzdb")]
    #[test]
    fn clocks_are_put_back_and_forward() {
        let paris = zone("Europe/Paris");
        assert_eq!(paris.local(at("2024-01-01 12:00:00")), Some(at("2024-01-01 13:00:00")));
        assert_eq!(paris.local(at("2024-07-01 12:00:00")), Some(at("2024-07-01 14:00:00")));
        // 2:30 is shown twice, at 0:30 and at 1:30 in UTC.
        assert_eq!(paris.local(at("2024-10-27 00:30:00")), paris.local(at("2024-10-27 01:30:00")));
        assert_eq!(paris.moment(at("2024-10-27 02:30:00")), Some(at("2024-10-27 00:30:00")));
        // 2:30 is not shown: one hour ahead of UTC it would be 1:30.
        assert_eq!(paris.moment(at("2024-03-31 02:30:00")), Some(at("2024-03-31 01:30:00")));
        // Midnight is not shown in Havana when the clocks are put forward.
        assert_eq!(zone("America/Havana").moment(at("2024-03-10 00:00:00")), Some(at("2024-03-10 05:00:00")));
    }
}
