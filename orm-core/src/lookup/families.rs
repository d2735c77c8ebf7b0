//! The families of types, what their lookups take, and the lookups themselves.

use std::marker::PhantomData;

use super::{Compare, Takes};
use crate::model::Transformed;
use crate::plan::{Lookup, Transform};

macro_rules! families {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Takes for $name {
            type Own<T> = T;
        }
    )*};
}

families! {
    /// `bool`
    Booleans
    /// Integers of any size.
    Integers
    /// `f64`
    Floats
    /// Decimal numbers.
    DecimalNumbers
    /// Texts.
    Texts
    /// Bytes.
    ByteStrings
    /// Dates.
    Dates
    /// Times of day.
    TimesOfDay
    /// Moments.
    Timestamps
    /// Durations.
    Durations
    /// UUIDs.
    Uuids
    /// JSON values.
    JsonValues
    /// `true` or `false`: what `isnull` takes.
    TrueOrFalse
    /// A text to look for, as it is.
    PartOfText
    /// The beginning of a text.
    BeginningOfText
    /// The end of a text.
    EndOfText
    /// A whole text, case ignored.
    WholeText
    /// A regular expression.
    RegularExpression
    /// The key of a JSON object.
    JsonKey
    /// Keys of a JSON object.
    JsonKeys
}

/// The values of an enum with `#[derive(Choices)]`.
#[derive(Clone, Copy, Debug)]
pub struct ChoiceOf<E>(PhantomData<fn() -> E>);

/// Rows of the model `T`, or keys of type `K` that stand for them.
#[derive(Clone, Copy, Debug)]
pub struct RowOrKey<T, K>(PhantomData<fn() -> (T, K)>);

/// Any number of `B`.
#[derive(Clone, Copy, Debug)]
pub struct ListOf<B>(PhantomData<fn() -> B>);

/// Two `B`, the smaller first.
#[derive(Clone, Copy, Debug)]
pub struct RangeOf<B>(PhantomData<fn() -> B>);

impl<E: 'static> Takes for ChoiceOf<E> {
    type Own<T> = T;
}

impl<T: 'static, K: 'static> Takes for RowOrKey<T, K> {
    type Own<R> = R;
}

impl<B: Takes> Takes for ListOf<B> {
    type Own<T> = T;
}

impl<B: Takes> Takes for RangeOf<B> {
    type Own<T> = T;
}

/// Defines the lookups of a family: those that every column has, the textual ones that Django lets every column have,
/// and the family's own transforms.
macro_rules! lookups {
    ($(#[$doc:meta])* $name:ident<$family:ident> { $($(#[$own:meta])* $transform:ident: $type:ty = $kind:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<$family> {
            /// Equal.
            pub exact: Compare<$family>,
            /// Equal as text, ASCII case ignored.
            pub iexact: Compare<WholeText>,
            /// One of a list or of a query's rows.
            pub r#in: Compare<ListOf<$family>>,
            /// Whether it is NULL.
            pub isnull: Compare<TrueOrFalse>,
            /// Greater.
            pub gt: Compare<$family>,
            /// Greater or equal.
            pub gte: Compare<$family>,
            /// Less.
            pub lt: Compare<$family>,
            /// Less or equal.
            pub lte: Compare<$family>,
            /// Between two values, both included.
            pub range: Compare<RangeOf<$family>>,
            /// Contains a text (on SQLite, ASCII case ignored).
            pub contains: Compare<PartOfText>,
            /// Contains a text, ASCII case ignored.
            pub icontains: Compare<PartOfText>,
            /// Begins with a text (on SQLite, ASCII case ignored).
            pub startswith: Compare<BeginningOfText>,
            /// Begins with a text, ASCII case ignored.
            pub istartswith: Compare<BeginningOfText>,
            /// Ends with a text (on SQLite, ASCII case ignored).
            pub endswith: Compare<EndOfText>,
            /// Ends with a text, ASCII case ignored.
            pub iendswith: Compare<EndOfText>,
            /// Matches a regular expression.
            pub regex: Compare<RegularExpression>,
            /// Matches a regular expression, case ignored.
            pub iregex: Compare<RegularExpression>,
            $($(#[$own])* pub $transform: Transformed<$type>,)*
        }

        impl<$family> Clone for $name<$family> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<$family> Copy for $name<$family> {}

        impl<$family> $name<$family> {
            /// The handles.
            pub const ALL: Self = Self {
                exact: Compare::new(Lookup::Exact),
                iexact: Compare::new(Lookup::IExact),
                r#in: Compare::new(Lookup::In),
                isnull: Compare::new(Lookup::IsNull),
                gt: Compare::new(Lookup::Gt),
                gte: Compare::new(Lookup::Gte),
                lt: Compare::new(Lookup::Lt),
                lte: Compare::new(Lookup::Lte),
                range: Compare::new(Lookup::Range),
                contains: Compare::new(Lookup::Contains),
                icontains: Compare::new(Lookup::IContains),
                startswith: Compare::new(Lookup::StartsWith),
                istartswith: Compare::new(Lookup::IStartsWith),
                endswith: Compare::new(Lookup::EndsWith),
                iendswith: Compare::new(Lookup::IEndsWith),
                regex: Compare::new(Lookup::Regex),
                iregex: Compare::new(Lookup::IRegex),
                $($transform: Transformed::new(Transform::$kind),)*
            };
        }
    };
}

lookups! {
    /// The lookups of numbers, and of everything else that has no transforms: `bool`, UUIDs, bytes, durations, choices.
    ScalarLookups<B> {}
}

lookups! {
    /// The lookups of texts.
    TextLookups<B> {
        /// The number of characters.
        length: i64 = Length,
        /// In lower case (ASCII).
        lower: String = Lower,
        /// In upper case (ASCII).
        upper: String = Upper,
        /// Without blanks at either end.
        trim: String = Trim,
    }
}

lookups! {
    /// All lookups, and the transforms that yield numbers and texts: of a value whose type is not known yet.
    AnyLookups<B> {
        /// The number of characters.
        length: i64 = Length,
        /// In lower case (ASCII).
        lower: String = Lower,
        /// In upper case (ASCII).
        upper: String = Upper,
        /// Without blanks at either end.
        trim: String = Trim,
        /// The year.
        year: i64 = Year,
        /// The year of the ISO week.
        iso_year: i64 = IsoYear,
        /// The month, 1 to 12.
        month: i64 = Month,
        /// The day of the month.
        day: i64 = Day,
        /// The ISO week, 1 to 53.
        week: i64 = Week,
        /// Sunday 1 to Saturday 7.
        week_day: i64 = WeekDay,
        /// Monday 1 to Sunday 7.
        iso_week_day: i64 = IsoWeekDay,
        /// 1 to 4.
        quarter: i64 = Quarter,
        /// The hour.
        hour: i64 = Hour,
        /// The minute.
        minute: i64 = Minute,
        /// The whole second.
        second: i64 = Second,
    }
}

lookups! {
    /// The lookups of dates.
    DateLookups<B> {
        /// The year.
        year: i64 = Year,
        /// The year of the ISO week.
        iso_year: i64 = IsoYear,
        /// The month, 1 to 12.
        month: i64 = Month,
        /// The day of the month.
        day: i64 = Day,
        /// The ISO week, 1 to 53.
        week: i64 = Week,
        /// Sunday 1 to Saturday 7.
        week_day: i64 = WeekDay,
        /// Monday 1 to Sunday 7.
        iso_week_day: i64 = IsoWeekDay,
        /// 1 to 4.
        quarter: i64 = Quarter,
    }
}

lookups! {
    /// The lookups of times of day.
    TimeLookups<B> {
        /// The hour.
        hour: i64 = Hour,
        /// The minute.
        minute: i64 = Minute,
        /// The whole second.
        second: i64 = Second,
    }
}

/// The types that the date and the time of day of a moment have, per library.
#[cfg(any(feature = "chrono", feature = "jiff"))]
macro_rules! timestamp_lookups {
    ($(#[$doc:meta])* $name:ident, $date:ty, $time:ty) => {
        lookups! {
            $(#[$doc])*
            $name<B> {
                /// The date, in UTC.
                date: $date = Date,
                /// The time of day, in UTC.
                time: $time = Time,
                /// The year.
                year: i64 = Year,
                /// The year of the ISO week.
                iso_year: i64 = IsoYear,
                /// The month, 1 to 12.
                month: i64 = Month,
                /// The day of the month.
                day: i64 = Day,
                /// The ISO week, 1 to 53.
                week: i64 = Week,
                /// Sunday 1 to Saturday 7.
                week_day: i64 = WeekDay,
                /// Monday 1 to Sunday 7.
                iso_week_day: i64 = IsoWeekDay,
                /// 1 to 4.
                quarter: i64 = Quarter,
                /// The hour.
                hour: i64 = Hour,
                /// The minute.
                minute: i64 = Minute,
                /// The whole second.
                second: i64 = Second,
            }
        }
    };
}

#[cfg(feature = "jiff")]
timestamp_lookups! {
    /// The lookups of `jiff::Timestamp`.
    JiffTimestampLookups, jiff::civil::Date, jiff::civil::Time
}

#[cfg(feature = "chrono")]
timestamp_lookups! {
    /// The lookups of `chrono::DateTime<Utc>`.
    ChronoTimestampLookups, chrono::NaiveDate, chrono::NaiveTime
}
