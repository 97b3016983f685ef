//! Months, weekdays, holidays and relative time words.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::model::Calendar;

/// The contents of `dates.toml`. All keys are lower case.
#[derive(Debug, Deserialize)]
pub struct DateWords {
    /// Names and abbreviations of months, 1 to 12.
    pub months: BTreeMap<String, i8>,
    /// Names and abbreviations of weekdays, Monday 1 to Sunday 7.
    pub weekdays: BTreeMap<String, i8>,
    /// Number words.
    pub numbers: BTreeMap<String, i64>,
    /// Ordinal words up to "thirtieth".
    pub ordinals: BTreeMap<String, i64>,
    /// "nineties" and its like.
    pub decades: BTreeMap<String, i64>,
    /// Singular units of time.
    pub units: BTreeMap<String, UnitWord>,
    /// Parts of a day.
    pub parts: BTreeMap<String, PartOfDay>,
    /// Clock times with a name, as hours.
    pub clocks: BTreeMap<String, i8>,
    /// Seasons, spring 1 to winter 4.
    pub seasons: BTreeMap<String, i8>,
    /// "today", "yesterday".
    pub days: BTreeMap<String, DayWord>,
    /// "last", "next", "following".
    pub which: BTreeMap<String, Which>,
    /// "ago", "later".
    pub shifts: BTreeMap<String, Shift>,
    /// "about", "exactly": true where it makes the time approximate.
    pub about: BTreeMap<String, bool>,
    /// "early", "end": the part of a period.
    pub edges: BTreeMap<String, Edge>,
    /// "half": into how many parts it cuts a period.
    pub shares: BTreeMap<String, i64>,
    /// "daily": TIMEX values of recurrences.
    pub sets: BTreeMap<String, String>,
    /// "now": TIMEX references.
    pub references: BTreeMap<String, String>,
    /// Holidays and their rule: `12-25`, `11-4#4` (fourth Thursday of November), `easter-2`. No apostrophes and points.
    pub holidays: BTreeMap<String, String>,
    /// Feasts of saints and their rule.
    pub saints: BTreeMap<String, String>,
    /// Reigns: `1413-03-21/1422-08-31`.
    pub reigns: BTreeMap<String, String>,
    /// Short names of sovereigns, as statutes are cited: "hen" is `henry`.
    pub reign_names: BTreeMap<String, String>,
    /// Marks of the two calendars.
    pub styles: BTreeMap<String, Calendar>,
    /// "inst.": months from that of publication.
    pub told_months: BTreeMap<String, i64>,
    /// "Morrow": days from the feast behind it.
    pub feast_days: BTreeMap<String, i64>,
    /// "Ides": the day of the month.
    pub roman_days: BTreeMap<String, i8>,
    /// Watches of a ship and the hours at which they begin.
    pub watches: BTreeMap<String, i8>,
    /// Zones of clocks, with their minutes from universal time.
    pub zones: BTreeMap<String, i16>,
    /// Clocks of places.
    pub place_clocks: BTreeMap<String, PlaceClock>,
    /// Plain lists.
    pub words: Lists,
}

/// Plain word lists of `dates.toml`; what each is for stands there.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct Lists {
    pub vague: BTreeSet<String>,
    pub zones: BTreeSet<String>,
    pub zones_in_capitals: BTreeSet<String>,
    pub styled_by: BTreeSet<String>,
    pub style_nouns: BTreeSet<String>,
    pub circa: BTreeSet<String>,
    pub bells: BTreeSet<String>,
    pub watch: BTreeSet<String>,
    pub last: BTreeSet<String>,
    pub turns: BTreeSet<String>,
    pub share_nouns: BTreeSet<String>,
    pub clock_verbs: BTreeSet<String>,
    pub universal: BTreeSet<String>,
    pub year_before: BTreeSet<String>,
    pub determiners: BTreeSet<String>,
    pub counted: BTreeSet<String>,
    pub unsure: BTreeSet<String>,
    pub date_before: BTreeSet<String>,
    pub future: BTreeSet<String>,
    pub planned: BTreeSet<String>,
    pub starts: BTreeSet<String>,
    pub present: BTreeSet<String>,
    pub past: BTreeSet<String>,
    pub reporting: BTreeSet<String>,
    pub function: BTreeSet<String>,
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
