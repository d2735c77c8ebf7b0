//! Dates and times as texts, in the formats that Django writes: what all date libraries and SQL functions share.
//!
//! Written is one form only, because the database compares texts. Read is whatever Django's `parse_date`, `parse_time`
//! and `parse_datetime` read.

use crate::query::Short;

const DAY: i64 = 86_400_000_000;

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) year: i32,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

/// A time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Time {
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) second: u8,
    pub(crate) micro: u32,
}

/// A moment, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) date: Date,
    pub(crate) time: Time,
}

impl Date {
    /// `2024-02-29`
    pub(crate) fn parse(text: &str) -> Option<Date> {
        let mut input = Input(text.as_bytes());
        let date = input.date()?;
        input.end().then_some(date)
    }

    /// Whether its year has four digits.
    #[cfg(feature = "chrono")]
    pub(crate) fn has_text(self) -> bool {
        self.year.unsigned_abs() <= 9999
    }

    pub(crate) fn text(self) -> Short {
        let mut text = Short::new();
        self.write(&mut text);
        text
    }

    fn write(self, out: &mut Short) {
        // Neither Django nor SQLite knows years before 1; written so, they at least come back.
        if self.year < 0 {
            out.push(b'-');
        }
        out.push_digits(self.year.unsigned_abs(), 4);
        out.push(b'-');
        out.push_digits(self.month.into(), 2);
        out.push(b'-');
        out.push_digits(self.day.into(), 2);
    }

    /// Days since 1970-01-01. Howard Hinnant's `days_from_civil`, in which years begin in March.
    pub(crate) fn days(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The inverse of [`Date::days`]; nothing beyond the years 1 to 9999.
    pub(crate) fn from_days(days: i64) -> Option<Date> {
        if !(-719_162..=2_932_896).contains(&days) {
            return None;
        }
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Some(Date { year: year.try_into().ok()?, month: month.try_into().ok()?, day: day.try_into().ok()? })
    }

    /// Monday 1 to Sunday 7.
    pub(crate) fn weekday(self) -> i64 {
        (self.days() + 3).rem_euclid(7) + 1
    }

    pub(crate) fn quarter(self) -> u8 {
        self.month.div_ceil(3)
    }

    /// The year and the number of the ISO week: that of its Thursday.
    pub(crate) fn iso_week(self) -> (i32, i64) {
        let thursday = self.days() + 4 - self.weekday();
        // The Thursday of a week is at most three days away, so it may leave the years that Django knows.
        let year = Date::from_days(thursday).map_or(self.year, |date| date.year);
        let first = Date { year, month: 1, day: 1 }.days();
        (year, (thursday - first) / 7 + 1)
    }

    fn length_of_month(year: u32, month: u8) -> u8 {
        match month {
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl Time {
    /// `13:14`, `13:14:15`, `13:14:15.000016`
    pub(crate) fn parse(text: &str) -> Option<Time> {
        let mut input = Input(text.as_bytes());
        let time = input.time()?;
        input.end().then_some(time)
    }

    pub(crate) fn text(self) -> Short {
        let mut text = Short::new();
        self.write(&mut text);
        text
    }

    fn write(self, out: &mut Short) {
        out.push_digits(self.hour.into(), 2);
        out.push(b':');
        out.push_digits(self.minute.into(), 2);
        out.push(b':');
        out.push_digits(self.second.into(), 2);
        if self.micro != 0 {
            out.push(b'.');
            out.push_digits(self.micro, 6);
        }
    }

    /// Microseconds since midnight.
    pub(crate) fn micros(self) -> i64 {
        let seconds = (i64::from(self.hour) * 60 + i64::from(self.minute)) * 60 + i64::from(self.second);
        seconds * 1_000_000 + i64::from(self.micro)
    }

    fn from_micros(micros: i64) -> Option<Time> {
        let part = |unit: i64, size: i64| u8::try_from(micros / unit % size).ok();
        Some(Time {
            hour: part(3_600_000_000, 24)?,
            minute: part(60_000_000, 60)?,
            second: part(1_000_000, 60)?,
            micro: u32::try_from(micros % 1_000_000).ok()?,
        })
    }
}

impl Moment {
    /// `2024-02-29 13:14:15.000016`, with `T`, an offset or without a time of day.
    pub(crate) fn parse(text: &str) -> Option<Moment> {
        let mut input = Input(text.as_bytes());
        let date = input.date()?;
        if input.end() {
            return Some(Moment { date, time: Time::default() });
        }
        input.one_of(b" Tt")?;
        let moment = Moment { date, time: input.time()? };
        match input.offset()? {
            0 => Some(moment),
            minutes => Moment::from_micros(moment.micros() - minutes * 60_000_000),
        }
    }

    pub(crate) fn text(self) -> Short {
        let mut text = Short::new();
        self.date.write(&mut text);
        text.push(b' ');
        self.time.write(&mut text);
        text
    }

    /// Microseconds since 1970.
    pub(crate) fn micros(self) -> i64 {
        self.date.days() * DAY + self.time.micros()
    }

    pub(crate) fn from_micros(micros: i64) -> Option<Moment> {
        let date = Date::from_days(micros.div_euclid(DAY))?;
        Some(Moment { date, time: Time::from_micros(micros.rem_euclid(DAY))? })
    }
}

/// What is left to read.
struct Input<'t>(&'t [u8]);

impl Input<'_> {
    fn end(&self) -> bool {
        self.0.is_empty()
    }

    fn one_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        bytes.contains(&first).then(|| self.0 = rest)?;
        Some(first)
    }

    /// A number of `least` to `most` digits, and how many it has.
    fn digits(&mut self, least: u32, most: u32) -> Option<(u32, u32)> {
        let mut number = 0;
        let mut count = 0;
        while count < most
            && let Some((digit @ b'0'..=b'9', rest)) = self.0.split_first()
        {
            number = number * 10 + u32::from(digit - b'0');
            self.0 = rest;
            count += 1;
        }
        (count >= least).then_some((number, count))
    }

    /// A number of one or two digits, at most `most`.
    fn part(&mut self, most: u8) -> Option<u8> {
        let (number, _) = self.digits(1, 2)?;
        u8::try_from(number).ok().filter(|number| *number <= most)
    }

    fn date(&mut self) -> Option<Date> {
        let past = self.one_of(b"-").is_some();
        let (year, _) = self.digits(4, 4)?;
        self.one_of(b"-")?;
        let month = self.part(12)?;
        self.one_of(b"-")?;
        let day = self.part(31)?;
        let signed = i32::try_from(year).ok()?;
        (month > 0 && day > 0 && day <= Date::length_of_month(year, month)).then_some(Date {
            year: if past { -signed } else { signed },
            month,
            day,
        })
    }

    fn time(&mut self) -> Option<Time> {
        let hour = self.part(23)?;
        self.one_of(b":")?;
        let minute = self.part(59)?;
        let mut time = Time { hour, minute, second: 0, micro: 0 };
        if self.one_of(b":").is_some() {
            time.second = self.part(59)?;
            if self.one_of(b".,").is_some() {
                let (fraction, count) = self.digits(1, 6)?;
                time.micro = fraction * 10_u32.pow(6 - count);
                // Finer digits are dropped.
                self.digits(0, 6)?;
            }
        }
        Some(time)
    }

    /// `Z`, `+02`, `+0200`, `+02:00` or nothing, to the end; in minutes.
    fn offset(&mut self) -> Option<i64> {
        while self.one_of(b" ").is_some() {}
        if self.end() || (self.one_of(b"Zz").is_some() && self.end()) {
            return Some(0);
        }
        let sign = if self.one_of(b"+-")? == b'-' { -1 } else { 1 };
        let (hours, _) = self.digits(2, 2)?;
        self.one_of(b":");
        let minutes = if self.end() { 0 } else { self.digits(2, 2)?.0 };
        (self.end() && hours < 24 && minutes < 60).then_some(sign * i64::from(hours * 60 + minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_django_reads() {
        let moment = |text| Moment::parse(text).map(|moment| moment.text().to_string());
        for (text, stored) in [
            ("2024-02-29 13:14:15.000016", "2024-02-29 13:14:15.000016"),
            ("2024-02-29T13:14:15.1", "2024-02-29 13:14:15.100000"),
            ("2024-02-29 13:14", "2024-02-29 13:14:00"),
            ("2024-2-9 1:02:03,000001999", "2024-02-09 01:02:03.000001"),
            ("2024-02-29T00:30:00+02:00", "2024-02-28 22:30:00"),
            ("2024-12-31 23:30:00-0100", "2025-01-01 00:30:00"),
            ("2024-02-29 13:14:15Z", "2024-02-29 13:14:15"),
            ("0001-01-01", "0001-01-01 00:00:00"),
        ] {
            assert_eq!(moment(text).as_deref(), Some(stored), "{text}");
        }
        for text in
            ["", "2024", "2023-02-29", "2024-13-01", "2024-02-29 24:00", "2024-02-29 13:14:15 x", "24-02-29", "é"]
        {
            assert_eq!(moment(text), None, "{text}");
        }
        assert_eq!(Time::parse("00:00").map(Time::micros), Some(0));
        assert_eq!(Date::parse("2024-02-29 00:00:00"), None);
    }

    #[test]
    fn days_and_weeks() {
        for (days, text) in
            [(0, "1970-01-01"), (-719_162, "0001-01-01"), (2_932_896, "9999-12-31"), (19_782, "2024-02-29")]
        {
            let date = Date::parse(text).unwrap();
            assert_eq!((date.days(), Date::from_days(days)), (days, Some(date)));
        }
        for (text, week) in [("2019-12-30", (2020, 1)), ("2021-01-03", (2020, 53)), ("2024-12-30", (2025, 1))] {
            assert_eq!(Date::parse(text).unwrap().iso_week(), week, "{text}");
        }
        assert_eq!(Date::parse("2024-02-29").unwrap().weekday(), 4);
    }
}
