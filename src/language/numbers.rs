//! Number words, bounds, changes and scopes: the contents of `numbers.toml`, prepared for lookup. Units and money are in
//! `units.rs`, the roles of counted things in `roles.rs`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

use super::numbered::{self, Numbered};
use super::old_money::{self, OldMoney};
use super::phrases::Phrases;
use super::positions::{self, Positions};
use super::quantities::{self, QuantityWords};
use super::roles::{self, Roles};
use super::units::{self, Units};
use super::words::{self, Words};

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
    #[serde(skip, default = "units::english")]
    pub units: Units,
    /// Money before 1971.
    #[serde(skip, default = "old_money::english")]
    pub old_money: OldMoney,
    /// Nouns that are named by numbers.
    #[serde(skip, default = "numbered::english")]
    pub numbered: Numbered,
    /// Latitude and longitude.
    #[serde(skip, default = "positions::english")]
    pub positions: Positions,
    /// Roles of counted things in an event.
    #[serde(skip, default = "roles::english")]
    pub roles: Roles,
    /// Words around numbers that decide what a number is and what it counts.
    #[serde(skip, default = "quantities::english")]
    pub(crate) cues: QuantityWords,
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

/// Used to find the stems of listed words.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(words::english);

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> NumberWords {
    toml::from_str(include_str!("en/numbers.toml")).expect("en/numbers.toml is well formed")
}

/// The stems of listed words.
pub(super) fn stems<'de, D: Deserializer<'de>>(list: D) -> Result<FxHashSet<String>, D::Error> {
    Ok(Vec::<String>::deserialize(list)?.iter().map(|word| WORDS.stem(word).into_owned()).collect())
}

/// Phrases without meanings.
fn listed<'de, D: Deserializer<'de>>(list: D) -> Result<Phrases<()>, D::Error> {
    Ok(Phrases::new(Vec::<String>::deserialize(list)?.into_iter().map(|phrase| (phrase, ()))))
}

/// Phrases with their meanings.
fn by_phrase<'de, D: Deserializer<'de>, M: Deserialize<'de> + Clone>(table: D) -> Result<Phrases<M>, D::Error> {
    BTreeMap::<String, M>::deserialize(table).map(Phrases::new)
}

/// Lists of phrases by meaning.
fn grouped<'de, D: Deserializer<'de>, M: Deserialize<'de> + Ord + Copy>(lists: D) -> Result<Phrases<M>, D::Error> {
    let lists = BTreeMap::<M, Vec<String>>::deserialize(lists)?;
    Ok(Phrases::new(lists.into_iter().flat_map(|(meaning, list)| list.into_iter().map(move |phrase| (phrase, meaning)))))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_data_is_read() {
        let words = super::english();
        assert_eq!(words.cardinals["twenty"], 20);
        assert!(words.changes.stems.values().any(|up| *up));
        assert!(words.roles.person_role("killed"));
    }
}
