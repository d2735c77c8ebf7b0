//! The current time, for `auto_now` and `auto_now_add`.

/// A type that can hold the current time: what `auto_now` and `auto_now_add` ask of a field.
///
/// Dates and times of day are those of UTC.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be set to the current time",
    label = "not a type of a moment",
    note = "`auto_now` and `auto_now_add` are for timestamps, dates and times, and `Option`s of them"
)]
pub trait Now {
    /// The current time.
    fn now() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Now> Now for Option<T> {
    fn now() -> Self {
        Some(T::now())
    }
}

#[cfg(feature = "jiff")]
mod with_jiff {
    use jiff::Timestamp;
    use jiff::civil::{Date, DateTime, Time};
    use jiff::tz::Offset;

    use super::Now;

    #[diagnostic::do_not_recommend]
    impl Now for Timestamp {
        fn now() -> Self {
            Timestamp::now()
        }
    }

    fn here() -> DateTime {
        Offset::UTC.to_datetime(Timestamp::now())
    }

    #[diagnostic::do_not_recommend]
    impl Now for Date {
        fn now() -> Self {
            here().date()
        }
    }

    #[diagnostic::do_not_recommend]
    impl Now for Time {
        fn now() -> Self {
            here().time()
        }
    }
}

#[cfg(feature = "chrono")]
mod with_chrono {
    use std::time::SystemTime;

    use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

    use super::Now;

    #[diagnostic::do_not_recommend]
    impl Now for DateTime<Utc> {
        fn now() -> Self {
            SystemTime::now().into()
        }
    }

    #[diagnostic::do_not_recommend]
    impl Now for NaiveDate {
        fn now() -> Self {
            <DateTime<Utc> as Now>::now().date_naive()
        }
    }

    #[diagnostic::do_not_recommend]
    impl Now for NaiveTime {
        fn now() -> Self {
            <DateTime<Utc> as Now>::now().time()
        }
    }
}
