//! Months, weekdays, holidays and relative time words.

use std::collections::BTreeMap;
use std::ops::Bound::{Included, Unbounded};

use rustc_hash::FxHashMap;
use serde::Deserialize;

pub use super::date_classes::{
    AroundWords, Bound, CalendarWords, ClockWords, Keyword, LengthWords, PeriodWords, RelativeWords, SharedWords, TenseWords, YearWords,
};
use crate::model::Calendar;

/// The contents of `dates.toml`. All keys are lower case.
#[derive(Debug, Deserialize)]
pub struct DateWords {
    /// Names and abbreviations of months, 1 to 12.
    pub months: FxHashMap<String, i8>,
    /// Names and abbreviations of weekdays, Monday 1 to Sunday 7.
    pub weekdays: FxHashMap<String, i8>,
    /// Number words.
    pub numbers: FxHashMap<String, i64>,
    /// Ordinal words up to "thirtieth".
    pub ordinals: FxHashMap<String, i64>,
    /// "nineties" and its like.
    pub decades: FxHashMap<String, i64>,
    /// Singular units of time.
    pub units: FxHashMap<String, UnitWord>,
    /// Parts of a day.
    pub parts: FxHashMap<String, PartOfDay>,
    /// Named clock times, as hours.
    pub clocks: FxHashMap<String, i8>,
    /// Seasons, spring 1 to winter 4.
    pub seasons: FxHashMap<String, i8>,
    /// "today", "yesterday".
    pub days: FxHashMap<String, DayWord>,
    /// "last", "next", "following".
    pub which: FxHashMap<String, Which>,
    /// "ago", "later".
    pub shifts: FxHashMap<String, Shift>,
    /// "about", "exactly": true if it makes the time approximate.
    pub about: FxHashMap<String, bool>,
    /// "early", "end": the part of a period.
    pub edges: FxHashMap<String, Edge>,
    /// "half": the number of parts into which it divides a period.
    pub shares: FxHashMap<String, i64>,
    /// "daily": TIMEX values of recurrences.
    pub sets: FxHashMap<String, String>,
    /// "now": TIMEX references.
    pub references: FxHashMap<String, String>,
    /// Holidays and their rule: `12-25`, `11-4#4` (fourth Thursday of November), `easter-2`. No apostrophes and points.
    pub holidays: BTreeMap<String, String>,
    /// Feast days of saints and their rule.
    pub saints: BTreeMap<String, String>,
    /// Reigns: `1413-03-21/1422-08-31`.
    pub reigns: FxHashMap<String, String>,
    /// Short names of sovereigns, as in citations of statutes: "hen" is `henry`.
    pub reign_names: FxHashMap<String, String>,
    /// Words that mark the two calendars.
    pub styles: FxHashMap<String, Calendar>,
    /// "inst.": months from the month of publication.
    pub named_months: FxHashMap<String, i64>,
    /// "Morrow": days from the feast named after it.
    pub feast_days: FxHashMap<String, i64>,
    /// "Ides": the day of the month.
    pub roman_days: FxHashMap<String, i8>,
    /// Watches of a ship and the hours at which they begin.
    pub watches: FxHashMap<String, i8>,
    /// Time zones, with their minutes from universal time.
    pub zones: FxHashMap<String, i16>,
    /// Clock times named after a place.
    pub place_clocks: FxHashMap<String, PlaceClock>,
    /// Words for which a rule checks individually.
    pub keywords: FxHashMap<String, Keyword>,
    /// Classes that several readers use.
    pub words: SharedWords,
    /// Around months, weekdays and days by number.
    pub calendar: CalendarWords,
    /// Around years, decades and centuries.
    pub year: YearWords,
    /// Around lengths of time.
    pub length: LengthWords,
    /// Around clock times and parts of the day.
    pub clock: ClockWords,
    /// Around times relative to the publication date or to the last date.
    pub relative: RelativeWords,
    /// Around a period, and part of it.
    pub around: AroundWords,
    /// Around seasons, holidays and reigns.
    pub period: PeriodWords,
    /// Whether a clause is about the future or the past.
    pub tense: TenseWords,
}

/// A base unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Year,
}

/// A word for a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct UnitWord {
    /// The base unit.
    pub unit: Unit,
    /// The number of base units: a decade is ten years.
    #[serde(default = "one")]
    pub times: i64,
    /// True if "a" can be its number, and if its plural can be a length by itself.
    #[serde(default = "yes")]
    pub bare: bool,
    /// True if "last", "this", "next" with it are read by a separate rule.
    #[serde(default)]
    pub own: bool,
}

fn one() -> i64 {
    1
}

fn yes() -> bool {
    true
}

/// A part of a day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PartOfDay {
    /// TIMEX code: `MO`, `AF`, `EV`, `NI`.
    pub code: String,
    /// First hour.
    pub from: i8,
    /// Length in hours.
    pub hours: i64,
    /// True if it can be a time by itself.
    #[serde(default = "yes")]
    pub lone: bool,
}

/// A clock time named after a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct PlaceClock {
    /// Minutes from universal time without summer time.
    pub standard: i16,
    /// How summer time is observed there.
    pub summer: Option<Summer>,
    /// The first year for which this holds.
    pub since: i16,
    /// True if it is a zone without "time" after it: "ET".
    #[serde(default)]
    pub alone: bool,
}

/// The rules of summer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Summer {
    /// North America.
    Us,
    /// Europe: every country changes at the same moment.
    Europe,
    /// South-eastern Australia.
    South,
}

/// A word for a day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DayWord {
    /// Days from the publication date.
    pub offset: i64,
    /// Key of the part of that day.
    pub part: Option<String>,
}

/// Which one of a recurring period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// The last one before publication.
    Last,
    /// The one around publication.
    This,
    /// The next one; for weekdays, the one of next week.
    Next,
    /// The first one after publication.
    Coming,
    /// The one before the last date.
    Before,
    /// The one after the last date.
    After,
    /// The one around the last date.
    Same,
}

/// Direction and anchor of "two days …".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shift {
    /// Back from publication.
    Ago,
    /// Back from the last date.
    Earlier,
    /// Forward from the last date.
    Later,
    /// Forward from publication.
    Hence,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Edge {
    Start,
    Middle,
    End,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> DateWords {
    toml::from_str(include_str!("en/dates.toml")).expect("en/dates.toml is well formed")
}

impl DateWords {
    /// True if it is the abbreviation of one or several time zones.
    pub fn is_zone(&self, norm: &str) -> bool {
        self.zones.contains_key(norm) || self.clock.zones.contains(norm)
    }

    /// The unit a word names, singular or plural, and whether it is plural.
    pub fn unit(&self, norm: &str) -> Option<(UnitWord, bool)> {
        if let Some(word) = self.units.get(norm) {
            return Some((*word, norm.ends_with("rs") || norm.ends_with("ns") || norm.ends_with("cs")));
        }
        let single = norm.strip_suffix('s')?;
        self.units.get(single).map(|word| (*word, true))
    }

    /// The singular of a regular plural: "tuesdays".
    pub fn singular<'n>(&self, norm: &'n str) -> Option<&'n str> {
        norm.strip_suffix('s')
    }

    /// True if the name of a holiday or saint may begin with this word. This check is cheap and is made for every word.
    pub fn may_open_holiday(&self, norm: &str) -> bool {
        let plain = without_points(norm);
        let stem = plain.strip_suffix('s').unwrap_or(&plain);
        let opens = |names: &BTreeMap<String, String>| {
            names.range::<str, _>((Included(stem), Unbounded)).next().is_some_and(|(name, _)| name.starts_with(stem))
        };
        plain == "saint" || opens(&self.holidays) || opens(&self.saints)
    }

    /// The rule of a holiday by its full name, and whether its eve is meant. A saint without "day" is a feast only if `announced`.
    pub fn holiday(&self, name: &str, announced: bool) -> Option<(&str, bool)> {
        let plain = without_points(name).replace("saint ", "st ");
        let known = |name: &str| self.holidays.get(name).or_else(|| self.holidays.get(&format!("{name} day")));
        let saint = |name: &str| self.saints.get(name).or_else(|| self.saints.get(name.strip_suffix('s')?));
        let whole = || self.holidays.get(&plain).or_else(|| saint(&plain).filter(|_| announced));
        let day = || plain.strip_suffix(" day").and_then(|name| saint(name).or_else(|| self.holidays.get(name)));
        let eve = || plain.strip_suffix(" eve").and_then(|name| saint(name).or_else(|| known(name)));
        whole().or_else(day).map(|rule| (rule.as_str(), false)).or_else(|| Some((eve()?.as_str(), true)))
    }
}

/// The list has the names of holidays without apostrophes and points.
fn without_points(name: &str) -> String {
    name.chars().filter(|ch| !matches!(ch, '.' | '\'' | '’')).collect()
}
