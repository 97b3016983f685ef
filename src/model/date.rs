//! What a text says about a time: an interval where it can be resolved, the role of the date, and what it says about the day in any year.

use serde::Serialize;

use super::{Calendar, When};

/// What a text says about a time, resolved where possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The interval, or `None` if there is nothing to resolve it against (and for durations and sets).
    pub when: Option<When>,
    /// Point, duration or set.
    pub class: TimeClass,
    /// TIMEX3 value: `2020-11-25`, `2020-11-25TNI`, `P44D`, `XXXX-WXX-2`, `PRESENT_REF`; empty when unresolved.
    pub timex: String,
    /// What happened then.
    pub role: DateRole,
    /// How it was resolved.
    pub basis: Basis,
    /// The time zone stated with a clock time.
    pub zone: Option<Zone>,
    /// Other possible meanings: the other half of the day of "eight o'clock", the other year of "1731/2".
    pub readings: Vec<When>,
    /// The calendar stated with a day; `when` has already been converted from Julian to Gregorian.
    pub calendar: Option<Calendar>,
    /// The stated part of the interval: "the late 1880s", "the end of 1849", "the first half of the 19th century".
    pub part: Option<When>,
    /// What it says about a day in any year.
    pub cycle: Cycle,
    /// True if both ends of a stretch are stated, as in "from 1881 to 1886".
    pub ends: bool,
    /// True for a time of day whose statement does not give the day.
    pub alone: bool,
}

impl DateMention {
    /// A fully stated date of an event, without any other details.
    pub fn new(when: Option<When>, timex: String) -> DateMention {
        DateMention {
            when,
            class: TimeClass::Date,
            timex,
            role: DateRole::Event,
            basis: Basis::Absolute,
            zone: None,
            readings: Vec::new(),
            calendar: None,
            part: None,
            cycle: Cycle::default(),
            ends: false,
            alone: false,
        }
    }

    /// The time that is meant: the stated part, or else the whole.
    pub fn meant(&self) -> Option<&When> {
        self.part.as_ref().or(self.when.as_ref())
    }
}

/// The time zone of a clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Minutes from universal time: "GMT", "EDT".
    Offset(i16),
    /// "local time"
    Local,
    /// "ET", "Beijing time": stated, but its offset is not known.
    Unclear,
}

impl Zone {
    /// As in ISO 8601: `Z`, `-04:00`; empty for a local clock.
    pub fn iso(self) -> String {
        match self {
            Zone::Local | Zone::Unclear => String::new(),
            Zone::Offset(0) => "Z".into(),
            Zone::Offset(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

/// TIMEX3 classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TimeClass {
    /// A day or longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length: "44 days".
    Duration,
    /// A recurrence: "every Tuesday".
    Set,
}

/// Which event of the statement a date belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DateRole {
    /// What the statement reports.
    Event,
    /// When somebody said it: "officials said on Monday".
    Speech,
    /// Only a reference point inside another expression or name: "the 10 November statement".
    Reference,
}

/// What a date was resolved from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Stated in full.
    Absolute,
    /// Completed from the account's publication date.
    Published,
    /// Completed from an earlier date in the same account.
    Context,
}

/// Days of a leap year.
const YEAR: i16 = 366;

/// What a date says about a day in any year; a field is `None` if the date says nothing of that kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cycle {
    /// First and last day, as days of a leap year, from 1. The first may come after the last: winter.
    pub days: Option<(i16, i16)>,
    /// Spring 1 to winter 4.
    pub season: Option<i8>,
    /// Days from Easter.
    pub easter: Option<i64>,
    /// Monday 1 to Sunday 7.
    pub weekday: Option<i8>,
    /// A day of a month, if the month is not stated.
    pub day: Option<i8>,
    /// Months relative to the one in which it was written: 0 for "the 9th inst.", -1 for "the 9th ult."
    pub months: Option<i64>,
}

impl Cycle {
    /// The day of a leap year, from 1.
    pub fn day_of_year(month: i8, day: i8) -> Option<i16> {
        jiff::civil::Date::new(2000, month, day).ok().map(|date| date.day_of_year())
    }
}

/// True if two stretches of the year share a day.
pub fn share_a_day(a: (i16, i16), b: (i16, i16)) -> bool {
    let pieces = |(from, to): (i16, i16)| if from <= to { [(from, to), (from, to)] } else { [(from, YEAR), (1, to)] };
    pieces(a).iter().any(|x| pieces(b).iter().any(|y| x.0 <= y.1 && y.0 <= x.1))
}

/// True if the first stretch of the year contains the second.
pub fn stretch_contains(a: (i16, i16), b: (i16, i16)) -> bool {
    let inside = |day: i16| if a.0 <= a.1 { (a.0..=a.1).contains(&day) } else { day >= a.0 || day <= a.1 };
    inside(b.0) && inside(b.1) && (b.0 <= b.1 || a.0 > a.1)
}

#[cfg(test)]
mod tests {
    use super::{share_a_day, stretch_contains};

    #[test]
    fn a_winter_runs_over_the_end_of_the_year() {
        let winter = (336, 80);
        assert!(share_a_day(winter, (350, 360)) && share_a_day((10, 20), winter) && !share_a_day(winter, (150, 200)));
        assert!(
            stretch_contains(winter, (10, 20))
                && stretch_contains(winter, (340, 5))
                && !stretch_contains(winter, (70, 90))
                && !stretch_contains((1, 366), winter)
        );
    }
}
