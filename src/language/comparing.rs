//! Words that the comparisons of two statements look for, by class: the contents of `comparing.toml`.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The contents of `comparing.toml`, all lower case where not said otherwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparing {
    /// "a", "an"
    pub indefinite_articles: FxHashSet<String>,
    /// "The", "A": articles as the first word of a sentence.
    pub capital_articles: FxHashSet<String>,
    /// "'s", in every kind of apostrophe.
    pub possessive_endings: FxHashSet<String>,
    /// "he", "his"
    pub of_a_man: FxHashSet<String>,
    /// "she", "her"
    pub of_a_woman: FxHashSet<String>,
    /// Words and marks that join the parts of a name: "de", "-".
    pub joining_names: FxHashSet<String>,
    agent_endings: Vec<String>,
    participle_endings: Vec<String>,
    adverb_ending: String,
    /// Endings of regular forms, each with what the lemma has in its place; the first that makes a known verb counts.
    pub regular_endings: Vec<(String, String)>,
    /// Endings before which a verb doubles its last letter: "stopped".
    pub doubling_endings: Vec<String>,
    /// Behind digits: "21st".
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
    /// They alone say where something was.
    pub locating: FxHashSet<String>,
    /// They open a sentence with the place of all that it reports.
    pub opening: FxHashSet<String>,
    /// Before the place that a distance is measured from.
    pub origin: FxHashSet<String>,
}

/// Words around times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Times {
    /// "a.m.": no time zone.
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
    /// After a negator they leave the clause asserted: "not only".
    pub idle: FxHashSet<String>,
}

/// Auxiliaries.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Modals {
    /// "may", "can": allowed, or possible.
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
    /// Behind "of", where the whole sum is named: "the".
    pub whole_of_sum: FxHashSet<String>,
    /// Modifiers of a count of an earlier time: "previous".
    pub earlier: FxHashSet<String>,
    /// Behind the years of an age: "old".
    pub old: FxHashSet<String>,
    /// Before them: "aged".
    pub aged: FxHashSet<String>,
    /// Between the two figures of a score.
    pub between: FxHashSet<String>,
    /// "times"
    pub times: FxHashSet<String>,
    /// Before a number of times they make it a bound: "least".
    pub bounds_before: FxHashSet<String>,
    /// Behind it they make it a ratio or a bound: "as".
    pub bounds_behind: FxHashSet<String>,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> Comparing {
    toml::from_str(include_str!("en/comparing.toml")).expect("en/comparing.toml is well formed")
}

impl Comparing {
    /// Does a word, singular or plural, name who does something, by its ending: "protesters"?
    pub fn names_agent(&self, norm: &str) -> bool {
        let norm = norm.strip_suffix('s').unwrap_or(norm);
        self.agent_endings.iter().any(|end| norm.ends_with(end.as_str()))
    }

    /// Does a word end as participles do?
    pub fn ends_as_participle(&self, norm: &str) -> bool {
        self.participle_endings.iter().any(|end| norm.ends_with(end.as_str()))
    }

    /// Does a word end as adverbs do?
    pub fn ends_as_adverb(&self, norm: &str) -> bool {
        norm.ends_with(self.adverb_ending.as_str())
    }
}

/// Names of roles in `roles.toml` for which a comparison has a rule of its own.
pub(crate) mod role {
    /// Of a gun: the same in every account.
    pub(crate) const CALIBER: &str = "caliber";
    /// How old somebody is.
    pub(crate) const AGE: &str = "age";
    /// How far it is.
    pub(crate) const DISTANCE: &str = "distance";
}

/// Names of units in `units.toml`, and of a base unit, for which a comparison has a rule of its own.
pub(crate) mod unit {
    /// Perhaps percentage points.
    pub(crate) const POINT: &str = "point";
    /// Of a temperature, on a scale that is not given.
    pub(crate) const DEGREE: &str = "degree";
    /// The scales that degrees may be of.
    pub(crate) const SCALES: [&str; 2] = ["celsius", "fahrenheit"];
    /// The tally of a team.
    pub(crate) const RECORD: &str = "record";
    /// An age may be counted in these.
    pub(crate) const OF_AGES: [&str; 2] = ["year", "month"];
    /// What a number of years counts.
    pub(crate) const YEAR: &str = "year";
    /// The base of all units of time.
    pub(crate) const SECOND: &str = "s";
}

/// The kind in `kinds.toml` of what lies somewhere.
pub(crate) const PLACE: &str = "place";
