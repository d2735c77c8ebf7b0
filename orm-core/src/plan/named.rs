//! Lookups and transforms by their names: what a plan says after an annotation, whose type it does not ask for.

use super::{Lookup, Segment, Transform};

macro_rules! named {
    ($name:ident: $($text:literal => $kind:ident::$variant:ident)*) => {
        match $name.as_bytes() {
            $($text => Segment::$kind($kind::$variant),)*
            // Said where the type is known.
            _ => Segment::Lookup(Lookup::Exact),
        }
    };
}

impl Segment {
    /// The lookup or transform of this name. That there is one, and that the type has it, is checked where the type is known.
    #[must_use]
    pub const fn named(name: &str) -> Segment {
        named! { name:
            b"exact" => Lookup::Exact
            b"iexact" => Lookup::IExact
            b"in" => Lookup::In
            b"isnull" => Lookup::IsNull
            b"gt" => Lookup::Gt
            b"gte" => Lookup::Gte
            b"lt" => Lookup::Lt
            b"lte" => Lookup::Lte
            b"range" => Lookup::Range
            b"contains" => Lookup::Contains
            b"icontains" => Lookup::IContains
            b"startswith" => Lookup::StartsWith
            b"istartswith" => Lookup::IStartsWith
            b"endswith" => Lookup::EndsWith
            b"iendswith" => Lookup::IEndsWith
            b"regex" => Lookup::Regex
            b"iregex" => Lookup::IRegex
            b"has_key" => Lookup::HasKey
            b"has_keys" => Lookup::HasKeys
            b"has_any_keys" => Lookup::HasAnyKeys
            b"year" => Transform::Year
            b"iso_year" => Transform::IsoYear
            b"month" => Transform::Month
            b"day" => Transform::Day
            b"week" => Transform::Week
            b"week_day" => Transform::WeekDay
            b"iso_week_day" => Transform::IsoWeekDay
            b"quarter" => Transform::Quarter
            b"date" => Transform::Date
            b"time" => Transform::Time
            b"hour" => Transform::Hour
            b"minute" => Transform::Minute
            b"second" => Transform::Second
            b"length" => Transform::Length
            b"lower" => Transform::Lower
            b"upper" => Transform::Upper
            b"trim" => Transform::Trim
        }
    }
}
