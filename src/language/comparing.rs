//! Words that comparisons of two statements look for, by class: the contents of `comparing.toml`.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The contents of `comparing.toml`, all lower case unless stated otherwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparing {
    /// "a", "an"
    pub indefinite_articles: FxHashSet<String>,
    /// "The", "A": articles as the first word of a sentence.
    pub capital_articles: FxHashSet<String>,
    /// "'s", with any kind of apostrophe.
    pub possessive_endings: FxHashSet<String>,
    /// "he", "his"
    pub of_a_man: FxHashSet<String>,
    /// "she", "her"
    pub of_a_woman: FxHashSet<String>,
    /// Words and punctuation that join the parts of a name: "de", "-".
    pub joining_names: FxHashSet<String>,
    agent_endings: Vec<String>,
    participle_endings: Vec<String>,
    adverb_ending: String,
    /// Endings of regular forms, each with the ending of the lemma; the first that gives a known verb counts.
    pub regular_endings: Vec<(String, String)>,
    /// Endings before which a verb doubles its last letter: "stopped".
    pub doubling_endings: Vec<String>,
    /// After digits: "21st".
    pub ordinal_endings: FxHashSet<String>,
    /// "again"
    pub again: FxHashSet<String>,
    /// Words around places.
    pub places: Places,
    /// Words around times.
    pub times: Times,
    /// Words around negators.
    pub denials: Denials,
    /// Auxiliaries.
    pub modals: Modals,
    /// Words around figures.
    pub figures: Figures,
}

/// Prepositions before places.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// These alone say where something was.
    pub locating: FxHashSet<String>,
    /// These begin a sentence with the place of everything that it reports.
    pub opening: FxHashSet<String>,
    /// Before the place that a distance is measured from.
    pub origin: FxHashSet<String>,
}

/// Words around times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Times {
    /// "a.m.": not a time zone.
    pub half_days: FxHashSet<String>,
    /// Before a stretch of time within which figures are counted: "over".
    pub counting_over: FxHashSet<String>,
    /// "year", "years"
    pub year: FxHashSet<String>,
    /// The ending of "Sundays".
    pub plural_day_ending: String,
}

/// Words around negators.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denials {
    /// Before "than": "no fewer than".
    pub comparatives: FxHashSet<String>,
    /// After a negator, these leave the clause asserted: "not only".
    pub idle: FxHashSet<String>,
}

/// Auxiliaries.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Modals {
    /// "may", "can": permission or possibility.
    pub may_be_possible: FxHashSet<String>,
    /// "need"
    pub duty: FxHashSet<String>,
    /// "has", "have"
    pub perfect: FxHashSet<String>,
}

/// Words around figures.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// "alone"
    pub partial: FxHashSet<String>,
    /// After "of", if the whole sum is named: "the".
    pub whole_of_sum: FxHashSet<String>,
    /// Modifiers of an earlier count: "previous".
    pub earlier: FxHashSet<String>,
    /// After the years of an age: "old".
    pub old: FxHashSet<String>,
    /// Before the years of an age: "aged".
    pub aged: FxHashSet<String>,
    /// Between the two figures of a score.
    pub between: FxHashSet<String>,
    /// "times"
    pub times: FxHashSet<String>,
    /// Before a number of times, these make it a bound: "least".
    pub bounds_before: FxHashSet<String>,
    /// After a number of times, these make it a ratio or a bound: "as".
    pub bounds_behind: FxHashSet<String>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Comparing {
    toml::from_str(include_str!("en/comparing.toml")).expect("en/comparing.toml is well formed")
}

impl Comparing {
    /// True if the ending of a word, singular or plural, marks a person who does something: "protesters".
    pub fn names_agent(&self, norm: &str) -> bool {
        let norm = norm.strip_suffix('s').unwrap_or(norm);
        self.agent_endings.iter().any(|end| norm.ends_with(end.as_str()))
    }

    /// True if a word ends like a participle.
    pub fn ends_as_participle(&self, norm: &str) -> bool {
        self.participle_endings.iter().any(|end| norm.ends_with(end.as_str()))
    }

    /// True if a word ends like an adverb.
    pub fn ends_as_adverb(&self, norm: &str) -> bool {
        norm.ends_with(self.adverb_ending.as_str())
    }
}

/// Names of roles in `roles.toml` for which a comparison has its own rule.
pub(crate) mod role {
    /// The caliber of a gun: the same in every account.
    pub(crate) const CALIBER: &str = "caliber";
    /// How old somebody is.
    pub(crate) const AGE: &str = "age";
    /// How far it is.
    pub(crate) const DISTANCE: &str = "distance";
}

/// Names of units in `units.toml`, and of a base unit, for which a comparison has its own rule.
pub(crate) mod unit {
    /// Possibly percentage points.
    pub(crate) const POINT: &str = "point";
    /// A degree of temperature, on an unstated scale.
    pub(crate) const DEGREE: &str = "degree";
    /// The scales that degrees may have.
    pub(crate) const SCALES: [&str; 2] = ["celsius", "fahrenheit"];
    /// The tally of a team.
    pub(crate) const RECORD: &str = "record";
    /// Units in which an age may be counted.
    pub(crate) const OF_AGES: [&str; 2] = ["year", "month"];
    /// The unit of a number of years.
    pub(crate) const YEAR: &str = "year";
    /// The base of all units of time.
    pub(crate) const SECOND: &str = "s";
}

/// The kind in `kinds.toml` for things that have a location.
pub(crate) const PLACE: &str = "place";
