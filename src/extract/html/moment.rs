//! Moments as metadata write them: `2021-03-03T14:05:00+01:00`, `2021-03-03`, `20210303`, `2021/03/03 14:05`,
//! `Wed, 03 Mar 2021 14:05:00 GMT`. The clock of the page is kept; its zone only tells whether two of them are one moment.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::fmt::rfc2822;

use crate::model::{Precision, When};

/// A moment of publication.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// As the page tells it.
    pub when: When,
    /// On the clock of the world, where it tells its zone.
    instant: Option<Timestamp>,
}

/// Years that something was published in.
const YEARS: std::ops::Range<i16> = 1450..2200;

/// Reads a moment; `None` where it is none.
pub fn moment(value: &str) -> Option<Moment> {
    let value = value.trim();
    if let Ok(zoned) = rfc2822::parse(value) {
        return at(zoned.date(), Some(zoned.time()), Some(zoned.timestamp()));
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if let (Some(day), true) = (value.get(..8).filter(|day| digits(day)), value.len() == 8) {
        return at(date(&day[..4], &day[4..6], &day[6..])?, None, None);
    }
    let day = value.get(..10)?;
    let rest = value.get(10..)?;
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    let [year, month, of_month] = parts.as_slice() else { return None };
    let day = date(year, month, of_month)?;
    let clock = rest.trim_start_matches(['T', 't', ' ']);
    let hour = clock.get(..2).filter(|hour| digits(hour)).and_then(|hour| hour.parse().ok());
    let minute = clock.get(2..).and_then(|rest| rest.strip_prefix(':')?.get(..2)).filter(|m| digits(m)).and_then(|m| m.parse().ok());
    let time = hour.zip(minute).and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok());
    let instant: Option<Timestamp> = value.replacen(' ', "T", 1).replace(' ', "").parse().ok();
    at(day, time, instant)
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A day, or a minute; midnight is where a page says nothing of the time of day.
fn at(day: Date, time: Option<Time>, instant: Option<Timestamp>) -> Option<Moment> {
    let when = match time.filter(|time| *time != Time::midnight()) {
        Some(time) => When::unit(day.at(time.hour(), time.minute(), 0, 0), Precision::Minute),
        None => When::day(day),
    };
    YEARS.contains(&day.year()).then_some(Moment { when, instant })
}

impl Moment {
    /// Are the two on different days, and not one moment on two clocks?
    pub fn disagrees(&self, other: &Moment) -> bool {
        let same =
            self.instant.is_some_and(|instant| other.instant.is_some_and(|other| instant.duration_since(other).abs().as_secs() < 60));
        self.when.first_day() != other.when.first_day() && !same
    }
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn as_metadata_write_them() {
        let told = |value: &str| moment(value).map_or_else(|| "-".into(), |m| m.when.edtf());
        for (value, want) in [
            ("2021-03-03", "2021-03-03"),
            ("2021-03-03T14:05:00+01:00", "2021-03-03T14:05"),
            ("2021-03-03T14:05:00.123Z", "2021-03-03T14:05"),
            ("2021-03-03 14:05", "2021-03-03T14:05"),
            ("2021/03/03 14:05:10", "2021-03-03T14:05"),
            ("20210303", "2021-03-03"),
            ("2021-03-03T00:00:00Z", "2021-03-03"),
            ("Wed, 03 Mar 2021 14:05:00 GMT", "2021-03-03T14:05"),
            ("2021-13-03", "-"),
            ("0001-01-01T00:00:00Z", "-"),
            ("{{ date }}", "-"),
            ("ééééééééééé", "-"),
            ("", "-"),
        ] {
            assert_eq!(told(value), want, "{value}");
        }
    }

    #[test]
    fn one_moment_on_two_clocks() {
        let differ = |a: &str, b: &str| moment(a).zip(moment(b)).is_some_and(|(a, b)| a.disagrees(&b));
        assert!(!differ("2021-03-03T23:30:00Z", "2021-03-04T00:30:00+01:00"));
        assert!(differ("2021-03-03T23:30:00Z", "2021-03-04"));
        assert!(!differ("2021-03-03T23:30:00Z", "2021-03-03"));
    }
}
