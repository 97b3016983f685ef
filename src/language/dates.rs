//! Months, weekdays, holidays and relative time words.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

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
    /// Clock times with a name, as hours.
    pub clocks: FxHashMap<String, i8>,
    /// Seasons, spring 1 to winter 4.
    pub seasons: FxHashMap<String, i8>,
    /// "today", "yesterday".
    pub days: FxHashMap<String, DayWord>,
    /// "last", "next", "following".
    pub which: FxHashMap<String, Which>,
    /// "ago", "later".
    pub shifts: FxHashMap<String, Shift>,
    /// "about", "exactly": true where it makes the time approximate.
    pub about: FxHashMap<String, bool>,
    /// "early", "end": the part of a period.
    pub edges: FxHashMap<String, Edge>,
    /// "half": into how many parts it cuts a period.
    pub shares: FxHashMap<String, i64>,
    /// "daily": TIMEX values of recurrences.
    pub sets: FxHashMap<String, String>,
    /// "now": TIMEX references.
    pub references: FxHashMap<String, String>,
    /// Holidays and their rule: `12-25`, `11-4#4` (fourth Thursday of November), `easter-2`. No apostrophes and points.
    pub holidays: BTreeMap<String, String>,
    /// Feasts of saints and their rule.
    pub saints: BTreeMap<String, String>,
    /// Reigns: `1413-03-21/1422-08-31`.
    pub reigns: FxHashMap<String, String>,
    /// Short names of sovereigns, as statutes are cited: "hen" is `henry`.
    pub reign_names: FxHashMap<String, String>,
    /// Marks of the two calendars.
    pub styles: FxHashMap<String, Calendar>,
    /// "inst.": months from that of publication.
    pub told_months: FxHashMap<String, i64>,
    /// "Morrow": days from the feast behind it.
    pub feast_days: FxHashMap<String, i64>,
    /// "Ides": the day of the month.
    pub roman_days: FxHashMap<String, i8>,
    /// Watches of a ship and the hours at which they begin.
    pub watches: FxHashMap<String, i8>,
    /// Zones of clocks, with their minutes from universal time.
    pub zones: FxHashMap<String, i16>,
    /// Clocks of places.
    pub place_clocks: FxHashMap<String, PlaceClock>,
    /// Plain lists.
    pub words: Lists,
}

/// Plain word lists of `dates.toml`; what each is for stands there.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct Lists {
    pub vague: FxHashSet<String>,
    pub zones: FxHashSet<String>,
    pub zones_in_capitals: FxHashSet<String>,
    pub styled_by: FxHashSet<String>,
    pub style_nouns: FxHashSet<String>,
    pub circa: FxHashSet<String>,
    pub bells: FxHashSet<String>,
    pub watch: FxHashSet<String>,
    pub last: FxHashSet<String>,
    pub turns: FxHashSet<String>,
    pub share_nouns: FxHashSet<String>,
    pub clock_verbs: FxHashSet<String>,
    pub universal: FxHashSet<String>,
    pub year_before: FxHashSet<String>,
    pub before_a_day: FxHashSet<String>,
    pub events_of_a_year: FxHashSet<String>,
    pub determiners: FxHashSet<String>,
    pub counted: FxHashSet<String>,
    pub unsure: FxHashSet<String>,
    pub date_before: FxHashSet<String>,
    pub future: FxHashSet<String>,
    pub planned: FxHashSet<String>,
    pub starts: FxHashSet<String>,
    pub present: FxHashSet<String>,
    pub past: FxHashSet<String>,
    pub reporting: FxHashSet<String>,
    pub function: FxHashSet<String>,
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
    /// How many of it: a decade is ten years.
    #[serde(default = "one")]
    pub times: i64,
    /// May "a" stand for its number, or its plural stand alone?
    #[serde(default = "yes")]
    pub bare: bool,
    /// Is "last", "this", "next" with it read by a rule of its own?
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
    /// May it stand alone for a time?
    #[serde(default = "yes")]
    pub lone: bool,
}

/// The clock of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct PlaceClock {
    /// Minutes from universal time without summer time.
    pub standard: i16,
    /// How summer time is kept there.
    pub summer: Option<Summer>,
    /// The first year of which this holds.
    pub since: i16,
    /// Is it a zone without "time" behind it: "ET"?
    #[serde(default)]
    pub alone: bool,
}

/// The rules of summer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Summer {
    /// North America.
    Us,
    /// Europe, all at one moment.
    Europe,
    /// South-eastern Australia.
    South,
}

/// A word for a day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DayWord {
    /// Days from the day of publication.
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
    /// The next one; of weekdays the one of next week.
    Next,
    /// The first one after publication.
    Coming,
    /// The one before the date told last.
    Before,
    /// The one after the date told last.
    After,
    /// The one around the date told last.
    Same,
}

/// Direction and anchor of "two days …".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shift {
    /// Back from publication.
    Ago,
    /// Back from the date told last.
    Earlier,
    /// On from the date told last.
    Later,
    /// On from publication.
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

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> DateWords {
    toml::from_str(include_str!("en/dates.toml")).expect("en/dates.toml is well formed")
}

impl DateWords {
    /// Is it the abbreviation of a zone, or of several?
    pub fn is_zone(&self, norm: &str) -> bool {
        self.zones.contains_key(norm) || self.words.zones.contains(norm)
    }

    /// The unit a word names, singular or plural, and whether it is plural.
    pub fn unit(&self, norm: &str) -> Option<(UnitWord, bool)> {
        if let Some(word) = self.units.get(norm) {
            return Some((*word, norm.ends_with("rs") || norm.ends_with("ns") || norm.ends_with("cs")));
        }
        let single = norm.strip_suffix('s')?;
        self.units.get(single).map(|word| (*word, true))
    }
}
