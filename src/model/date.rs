//! Times as intervals with a precision: what a text means by "Wednesday", "since 1993" or "from 15 to 25 November".
//! Printed as EDTF (ISO 8601-2). The annotator finds them in the text.

use jiff::civil::{Date, DateTime};
use jiff::{ToSpan, Unit};
use serde::Serialize;

use super::{Calendar, Cycle};

/// A stretch of civil time. Half-open: `[start, end)`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct When {
    /// First moment.
    pub start: DateTime,
    /// First moment after it. For an open form, the far end is the end of the stated unit.
    pub end: DateTime,
    /// How finely it is stated; for a range, how finely its ends are stated.
    pub precision: Precision,
    /// One unit, a range of units, or an open interval.
    pub form: WhenForm,
    /// "about", "around", "mid-": printed as `~`.
    pub approximate: bool,
}

/// The unit in which a time is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// "the 20th century"
    Century,
    /// "the 1990s"
    Decade,
    /// "1994"
    Year,
    /// "spring 1994": three months
    Season,
    /// "November 2020"
    Month,
    /// "last week": seven days from Monday
    Week,
    /// "25 November 2020"
    Day,
    /// "Tuesday night", "early on Wednesday"
    PartOfDay,
    /// "2 p.m."
    Hour,
    /// "11:30 p.m."
    Minute,
}

/// Point, range or half-open interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhenForm {
    /// One unit of the precision.
    Point,
    /// From one unit to another, both included: "from 15 to 25 November".
    Range,
    /// "since 1994": begins in the unit and goes on.
    Since,
    /// "until 1 December", "by Friday": ends in the unit.
    Until,
}

impl When {
    /// A calendar day.
    pub fn day(date: Date) -> When {
        When::unit(date.to_datetime(jiff::civil::Time::midnight()), Precision::Day)
    }

    /// One unit of `precision` that begins at `start`. A part of a day is six hours; set the end for another length.
    pub fn unit(start: DateTime, precision: Precision) -> When {
        let length = match precision {
            Precision::Century => 100.years(),
            Precision::Decade => 10.years(),
            Precision::Year => 1.year(),
            Precision::Season => 3.months(),
            Precision::Month => 1.month(),
            Precision::Week => 1.week(),
            Precision::Day => 1.day(),
            Precision::PartOfDay => 6.hours(),
            Precision::Hour => 1.hour(),
            Precision::Minute => 1.minute(),
        };
        let end = start.checked_add(length).unwrap_or(DateTime::MAX);
        When { start, end, precision, form: WhenForm::Point, approximate: false }
    }

    /// From the start of `first` to the end of `last`, with the coarser precision of the two.
    pub fn range(first: &When, last: &When) -> When {
        When {
            start: first.start,
            end: last.end.max(first.end),
            precision: first.precision.min(last.precision),
            form: WhenForm::Range,
            approximate: first.approximate || last.approximate,
        }
    }

    /// The day on which it begins.
    pub fn first_day(&self) -> Date {
        self.start.date()
    }

    /// The last day that it touches.
    pub fn last_day(&self) -> Date {
        self.end.checked_sub(1.nanosecond()).unwrap_or(self.end).date()
    }

    /// True if the two share a moment. An open form reaches to the end of time.
    pub fn overlaps(&self, other: &When) -> bool {
        let (a, b) = (self.reach(), other.reach());
        a.0 < b.1 && b.0 < a.1
    }

    /// True if more than a month lies between the two times. News reports an event within a month.
    pub fn is_a_month_from(&self, other: &When) -> bool {
        const DAYS: f64 = 30.0;
        self.days_apart(other) > DAYS
    }

    /// Days from the end of the earlier to the start of the later; 0 if they share a moment.
    pub fn days_apart(&self, other: &When) -> f64 {
        let (a, b) = (self.reach(), other.reach());
        let from = |end: DateTime, start: DateTime| start.duration_since(end).as_secs_f64() / 86_400.0;
        from(a.1, b.0).max(from(b.1, a.0)).max(0.0)
    }

    /// True if `other` lies wholly inside.
    pub fn contains(&self, other: &When) -> bool {
        let (a, b) = (self.reach(), other.reach());
        a.0 <= b.0 && b.1 <= a.1
    }

    /// All moments that it can mean: an open end reaches to the end of time.
    fn reach(&self) -> (DateTime, DateTime) {
        match self.form {
            WhenForm::Point | WhenForm::Range => (self.start, self.end),
            WhenForm::Since => (self.start, DateTime::MAX),
            WhenForm::Until => (DateTime::MIN, self.end),
        }
    }

    /// EDTF: `2020-11-25`, `2020-11`, `199X`, `2020-11-15/2020-11-25`, `1994/..`, `1990~`, `2020-11-25T14:30`.
    pub fn edtf(&self) -> String {
        let mark = if self.approximate { "~" } else { "" };
        let first = unit_text(self.start, self.precision);
        let last = || unit_text(self.end.checked_sub(1.nanosecond()).unwrap_or(self.end), self.precision);
        match self.form {
            WhenForm::Point => match self.precision {
                Precision::Week => format!("{first}{mark}/{}{mark}", last()),
                _ => format!("{first}{mark}"),
            },
            WhenForm::Range => format!("{first}{mark}/{}{mark}", last()),
            WhenForm::Since => format!("{first}{mark}/.."),
            WhenForm::Until => format!("../{}{mark}", last()),
        }
    }

    /// Whole days from the start of `self` to the start of `other`; negative when `other` is earlier.
    pub fn days_to(&self, other: &When) -> i64 {
        self.start.until((Unit::Day, other.start)).map_or(0, |span| i64::from(span.get_days()))
    }
}

fn unit_text(at: DateTime, precision: Precision) -> String {
    let (month, day) = (at.month(), at.day());
    let sign = if at.year() < 0 { "-" } else { "" };
    let year = at.year().unsigned_abs();
    match precision {
        Precision::Century => format!("{sign}{:02}XX", year / 100),
        Precision::Decade => format!("{sign}{:03}X", year / 10),
        Precision::Year => format!("{sign}{year:04}"),
        Precision::Season => format!(
            "{sign}{year:04}-{}",
            match month {
                3..=5 => 21,
                6..=8 => 22,
                9..=11 => 23,
                _ => 24,
            }
        ),
        Precision::Month => format!("{sign}{year:04}-{month:02}"),
        Precision::Week | Precision::Day | Precision::PartOfDay => format!("{sign}{year:04}-{month:02}-{day:02}"),
        Precision::Hour | Precision::Minute => format!("{sign}{year:04}-{month:02}-{day:02}T{:02}:{:02}", at.hour(), at.minute()),
    }
}

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

#[cfg(test)]
mod tests {
    use super::{Precision, When, WhenForm};
    use jiff::civil::date;

    #[test]
    fn prints_edtf() {
        let day = When::day(date(2020, 11, 25));
        assert_eq!(day.edtf(), "2020-11-25");
        assert_eq!(When::range(&When::day(date(2020, 11, 15)), &day).edtf(), "2020-11-15/2020-11-25");
        let year = When::unit(date(1994, 1, 1).at(0, 0, 0, 0), Precision::Year);
        assert_eq!(When { form: WhenForm::Since, ..year.clone() }.edtf(), "1994/..");
        assert_eq!(When { approximate: true, ..year }.edtf(), "1994~");
        assert_eq!(When::unit(date(1990, 1, 1).at(0, 0, 0, 0), Precision::Decade).edtf(), "199X");
        assert_eq!(When::unit(date(2020, 11, 25).at(14, 30, 0, 0), Precision::Minute).edtf(), "2020-11-25T14:30");
    }

    #[test]
    fn open_intervals_overlap_what_follows() {
        let year = When::unit(date(1994, 1, 1).at(0, 0, 0, 0), Precision::Year);
        let since = When { form: WhenForm::Since, ..year };
        assert!(since.overlaps(&When::day(date(2020, 11, 25))));
        assert!(!since.overlaps(&When::day(date(1993, 4, 2))));
    }
}
