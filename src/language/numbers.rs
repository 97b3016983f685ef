//! Number words, bounds, changes and scopes, and nouns that are named by a number after them: the contents of `numbers.toml` and `numbered.toml`,
//! prepared for lookup. Units are in `units.rs`, money in `money.rs`, the roles of counted things in `roles.rs`.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::lookup::{Phrases, by_phrase, grouped, listed, stems};
use super::money::OldMoney;
use super::positions::Positions;
use super::quantities::QuantityWords;
use super::roles::Roles;
use super::units::Units;
use super::words::WORDS;

/// After digits these make an ordinal: "21st".
pub(crate) const ORDINAL_ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];

/// Everything the quantity annotator knows about a language.
#[derive(Debug, Deserialize)]
pub struct NumberWords {
    /// `twenty` → 20; never a scale.
    pub cardinals: FxHashMap<String, u32>,
    /// `million` → 1000000.
    pub scales: FxHashMap<String, Decimal>,
    /// `k` → 1000, only glued to digits.
    pub suffixes: FxHashMap<String, Decimal>,
    /// `dozen` → 12.
    pub collectives: FxHashMap<String, Decimal>,
    /// `third` → 3.
    pub ordinals: FxHashMap<String, Decimal>,
    /// Earthquakes, which have a magnitude.
    pub quakes: FxHashSet<String>,
    /// Stems of words about temperature.
    #[serde(deserialize_with = "stems")]
    pub heat: FxHashSet<String>,
    /// After degrees: the temperature is below zero.
    #[serde(deserialize_with = "listed")]
    pub below_nought: Phrases<()>,
    /// Stems of words for negative sums: loss, deficit.
    #[serde(deserialize_with = "stems")]
    pub losses: FxHashSet<String>,
    /// Words for a rank from the end: `penultimate` is 2.
    pub ordinals_from_end: FxHashMap<String, Decimal>,
    /// `quarter` → 4: the number of such parts in the whole.
    pub parts: FxHashMap<String, Decimal>,
    /// `hundreds` → (100, 1000).
    pub vague: FxHashMap<String, (Decimal, Decimal)>,
    /// `a few` → (2, 10).
    #[serde(deserialize_with = "by_phrase")]
    pub few: Phrases<(Decimal, Decimal)>,
    /// Phrases before a number that limit it.
    #[serde(deserialize_with = "grouped")]
    pub bounds_before: Phrases<Limit>,
    /// Phrases after a number that limit it.
    #[serde(deserialize_with = "grouped")]
    pub bounds_after: Phrases<Limit>,
    /// Phrases before a quantity that say what kind of figure it is.
    #[serde(deserialize_with = "grouped")]
    pub scopes_before: Phrases<Extent>,
    /// The same, after the counted thing.
    #[serde(deserialize_with = "grouped")]
    pub scopes_after: Phrases<Extent>,
    /// Words between a quantity and the unit of its rate.
    #[serde(deserialize_with = "listed")]
    pub rate_joints: Phrases<()>,
    /// "daily", "apiece", with their unit.
    #[serde(deserialize_with = "by_phrase")]
    pub rate_adverbs: Phrases<String>,
    /// Verbs of change.
    pub changes: ChangeWords,
    /// Measures and money.
    #[serde(skip, default = "Units::english")]
    pub units: Units,
    /// Money before 1971.
    #[serde(skip, default = "OldMoney::english")]
    pub old_money: OldMoney,
    /// Nouns that are named by numbers.
    #[serde(skip, default = "Numbered::english")]
    pub numbered: Numbered,
    /// Latitude and longitude.
    #[serde(skip, default = "Positions::english")]
    pub positions: Positions,
    /// Roles of counted things in an event.
    #[serde(skip, default = "Roles::english")]
    pub roles: Roles,
    /// Words around numbers that decide what a number is and what it counts.
    #[serde(skip, default = "QuantityWords::english")]
    pub(crate) cues: QuantityWords,
}

impl NumberWords {
    /// The English lists.
    pub fn english() -> NumberWords {
        english_lists!("numbers")
    }
}

/// How a phrase limits a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// "exactly", "just": limited to the number itself.
    Exact,
    /// "about"
    About,
    /// "nearly"
    Nearly,
    /// "at least"
    AtLeast,
    /// "more than"
    MoreThan,
    /// "up to"
    AtMost,
    /// "under"
    LessThan,
    /// "or equal to" after "more than 5": includes the number.
    OrEqual,
}

/// What kind of figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// "including", "of them"
    Part,
    /// "in all"
    Total,
    /// "another", "more"
    Additional,
}

/// Words for a change, by stem.
#[derive(Debug, Deserialize)]
#[serde(from = "ChangeLists")]
pub struct ChangeWords {
    /// Stems of verbs and nouns, with true if it goes up.
    pub stems: FxHashMap<String, bool>,
    /// Stems that need "by", "to", percent, points or money to mean a change.
    pub transitive: FxHashSet<String>,
    /// "up", "higher", "down", "lower", with true if it goes up.
    pub particles: FxHashMap<String, bool>,
    /// "off": down, but only right before percent, points or money.
    pub down_before: FxHashSet<String>,
}

/// The words for a change as listed, by direction.
#[derive(Deserialize)]
struct ChangeLists {
    up_verbs: Vec<String>,
    down_verbs: Vec<String>,
    transitive: Vec<String>,
    up_words: Vec<String>,
    down_words: Vec<String>,
    down_before: FxHashSet<String>,
}

impl From<ChangeLists> for ChangeWords {
    fn from(lists: ChangeLists) -> ChangeWords {
        // A verb with a particle ("edge up") is not a verb of change by itself.
        let verb = |word: &String| !word.contains(' ');
        let directed = |up: Vec<String>, down: Vec<String>| {
            let up = up.into_iter().map(|word| (word, true));
            up.chain(down.into_iter().map(|word| (word, false)))
        };
        let verbs = directed(lists.up_verbs, lists.down_verbs).filter(|(word, _)| verb(word));
        ChangeWords {
            stems: verbs.map(|(word, up)| (WORDS.stem(&word).into_owned(), up)).collect(),
            transitive: lists.transitive.iter().map(|word| WORDS.stem(word).into_owned()).collect(),
            down_before: lists.down_before,
            particles: directed(lists.up_words, lists.down_words).collect(),
        }
    }
}

/// What can be numbered. Singular, lower case.
#[derive(Debug, Deserialize)]
pub struct Numbered {
    /// Between the noun and its number: `no`, `#`.
    pub signs: FxHashSet<String>,
    /// Nouns before a number that is hardly ever a count: `chapter`.
    pub loose: FxHashSet<String>,
    /// Nouns that a number may also follow by coincidence: `boat`.
    pub strict: FxHashSet<String>,
    /// The nouns in either list that can be a location: `room`.
    pub places: FxHashSet<String>,
    /// After the number of a part of the account itself: `above`.
    pub own: FxHashSet<String>,
    /// Words that end a street's name.
    pub streets: FxHashSet<String>,
}

impl Numbered {
    /// The English lists.
    pub fn english() -> Numbered {
        english_lists!("numbered")
    }

    /// True if a number after it can be its name.
    pub fn is_numbered(&self, noun: &str) -> bool {
        self.loose.contains(noun) || self.strict.contains(noun)
    }
}

#[cfg(test)]
mod tests {

    #[test]
    fn the_data_is_read() {
        let words = super::NumberWords::english();
        assert_eq!(words.cardinals["twenty"], 20);
        assert!(words.changes.stems.values().any(|up| *up));
        assert!(words.roles.person_role("killed"));
    }

    #[test]
    fn every_place_is_a_numbered_noun() {
        let numbered = super::Numbered::english();
        let stray: Vec<&String> = numbered.places.iter().filter(|noun| !numbered.is_numbered(noun)).collect();
        assert!(stray.is_empty(), "{stray:?}");
    }
}
