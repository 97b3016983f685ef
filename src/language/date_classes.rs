//! The word classes of `dates.toml` that readers of times use; the comments there explain each class. Most are named after their
//! position: `before_a_decade` contains words before a decade.

#![allow(missing_docs)]

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

type Set = FxHashSet<String>;

/// A word for which a rule checks individually.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Keyword {
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Months,
    Quarter,
    Half,
    Decade,
    Century,
    Year,
    Hours,
    Time,
    Local,
    People,
    First,
    Last,
    Same,
    Following,
    Prior,
    Other,
    Another,
    Dawn,
    Night,
    Matter,
    Couple,
    Old,
    Age,
    Within,
    Eve,
    Feast,
    Reign,
    Fiscal,
    Present,
    Past,
    Now,
}

/// The side on which a preposition leaves a time open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    /// "since 1993"
    Since,
    /// "until 1 December", "before Friday"
    Until,
    /// "by Friday": an end if in the future; in the past it only gives a date ("by Friday the fire was out").
    By,
}

/// Classes that several readers use.
#[derive(Debug, Deserialize)]
pub struct SharedWords {
    pub before_a_day: Set,
    pub universal: Set,
    pub vague: Set,
    pub function: Set,
    pub indefinite: Set,
    pub joins: Set,
    pub hour_joins: Set,
    pub joined: Set,
    pub every: Set,
    pub times: Set,
    pub once: Set,
    pub counts: Set,
    pub comparatives: Set,
    pub genitives: Set,
    pub plural_endings: Set,
    pub ordinal_endings: Set,
    pub old_ordinal_endings: Set,
    pub bounds: FxHashMap<String, Bound>,
    pub onward: Set,
    pub and_later: Set,
}

/// Classes around months, weekdays and days by number.
#[derive(Debug, Deserialize)]
pub struct CalendarWords {
    pub unsure: Set,
    pub date_before: Set,
    pub unshortened: Set,
    pub other_words: Set,
    pub month_joins: Set,
    pub behind_a_number: Set,
    pub behind_a_day: Set,
    pub whose_day: Set,
    pub before_a_number: Set,
    pub near: Set,
    pub behind: Set,
    pub before_digits: Set,
    pub no_date: Set,
    pub this_month: Set,
}

/// Classes around years, decades and centuries.
#[derive(Debug, Deserialize)]
pub struct YearWords {
    pub before: Set,
    pub events: Set,
    pub counted: Set,
    pub circa: Set,
    pub openers: Set,
    pub phrase_prepositions: Set,
    pub eras: FxHashMap<String, bool>,
    pub leading_eras: Set,
    pub ages: Set,
    pub decade_links: Set,
    pub before_a_decade: Set,
    pub degrees: Set,
    pub before_three_digits: Set,
    pub founded: Set,
    pub numbered: Set,
    pub points: Set,
    pub about: Set,
    pub plural_nouns: Set,
    pub singular_nouns: Set,
    pub no_nouns: Set,
}

/// Classes around lengths of time.
#[derive(Debug, Deserialize)]
pub struct LengthWords {
    pub before_a_race: Set,
    pub stretch_openers: Set,
    pub vague_pairs: Set,
    pub back: Set,
    pub on: Set,
    pub beside: Set,
    pub open: Set,
    pub olds: Set,
    pub more_than_one: Set,
    pub before_a_unit: Set,
    pub behind_a_unit: Set,
    pub before_units: Set,
    pub behind_units: Set,
    pub of_plurals: Set,
    pub qualifiers: Set,
    pub ones: Set,
    pub fractions: FxHashMap<String, i64>,
    pub per: Set,
}

/// Classes around clock times, zones and parts of the day.
#[derive(Debug, Deserialize)]
pub struct ClockWords {
    pub verbs: Set,
    pub bells: Set,
    pub watch: Set,
    pub halves: FxHashMap<String, bool>,
    pub half_marks: Set,
    pub half_letters: FxHashMap<String, bool>,
    pub half_ends: Set,
    pub oclock: Set,
    pub fractions: FxHashMap<String, i8>,
    pub minutes: Set,
    pub whole_minutes: Set,
    pub hours: Set,
    pub hours_behind_two: Set,
    pub sides: FxHashMap<String, bool>,
    pub before_spelled: Set,
    pub before_a_part: Set,
    pub before_digits: Set,
    pub left: Set,
    pub left_to: Set,
    pub before_a_result: Set,
    pub behind_digits: Set,
    pub before_four_digits: Set,
    pub before_bare: Set,
    pub day_to_hour: Set,
    pub before_a_day: Set,
    pub day_to_clock: Set,
    pub roughly: Set,
    pub before_a_watch: Set,
    pub starting: Set,
    pub zones: Set,
    pub zones_in_capitals: Set,
    pub no_zone: Set,
}

/// Classes around times relative to the publication date or to the last date.
#[derive(Debug, Deserialize)]
pub struct RelativeWords {
    pub names_today: Set,
    pub beside: FxHashMap<String, bool>,
    pub apart: FxHashMap<String, bool>,
    pub from_day: FxHashMap<String, bool>,
    pub behind_the_day: Set,
    pub this_or_next: Set,
    pub behind_this: Set,
    pub between: Set,
    pub no_month: Set,
    pub over: Set,
    pub rolling: Set,
    pub small_hours: FxHashMap<String, String>,
    pub before_a_part: Set,
    pub behind_a_part: Set,
    pub before_now: Set,
}

/// Classes of words around a period that belong to it.
#[derive(Debug, Deserialize)]
pub struct AroundWords {
    pub part_adjectives: Set,
    pub edge_nouns: Set,
    pub edge_verbs: Set,
    pub before_edge_verbs: Set,
    pub edge_prefixes: Set,
    pub articles: Set,
    pub asking: Set,
    pub roughly: Set,
    pub exactly: Set,
    pub compared: Set,
    pub last_of_several: Set,
    pub turns: Set,
    pub share_nouns: Set,
    pub week_links: Set,
    pub until_then: Set,
    pub styled_by: Set,
    pub style_nouns: Set,
}

/// Classes around seasons, holidays and reigns.
#[derive(Debug, Deserialize)]
pub struct PeriodWords {
    pub fiscal: Set,
    pub short_quarters: FxHashMap<String, i8>,
    pub games: Set,
    pub feasts: Set,
    pub before_a_holiday: Set,
    pub greetings: Set,
    pub before_a_season: Set,
    pub unsure_seasons: Set,
    pub behind_other_words: Set,
    pub was: Set,
    pub it: Set,
    pub behind_a_season: Set,
    pub rolling: Set,
    pub titles: Set,
    pub before_a_reign: Set,
}

/// Classes that say whether a clause is about the future or the past.
#[derive(Debug, Deserialize)]
pub struct TenseWords {
    pub future: Set,
    pub planned: Set,
    pub starts: Set,
    pub present: Set,
    pub past: Set,
    pub reporting: Set,
    pub until: Set,
    pub planned_for: Set,
    pub behind_a_plan: Set,
    pub plan_endings: Set,
    pub due: Set,
    pub perfect: Set,
    pub already: Set,
    pub have_to: Set,
    pub no_verb_before: Set,
    pub past_endings: Set,
    pub no_past_endings: Set,
    pub no_past_forms: Set,
    pub present_endings: Set,
    pub no_verbs: Set,
    pub past_forms: Set,
    pub name_openers: Set,
}
