//! Number words, bounds, changes and scopes: the contents of `numbers.toml`, ready for look-up. Units and money are in
//! `units.rs`, the parts that counted things play in `roles.rs`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::numbered::{self, Numbered};
use super::old_money::{self, OldMoney};
use super::phrases::Phrases;
use super::positions::{self, Positions};
use super::quantities::{self, QuantityWords};
use super::roles::{self, Roles};
use super::units::{self, Units};
use super::words::{self, Words};

/// Behind digits these make an ordinal: "21st".
pub(crate) const ORDINAL_ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];

/// Everything the quantity annotator knows of a language.
#[derive(Debug)]
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
    /// Stems of words that tell of temperature.
    pub heat: FxHashSet<String>,
    /// Behind degrees: they are fewer than nought.
    pub below_nought: Phrases<()>,
    /// Stems of words for what is below nought in accounts of money: loss, deficit.
    pub losses: FxHashSet<String>,
    /// Words for a rank from the end: `penultimate` is 2.
    pub ordinals_from_end: FxHashMap<String, Decimal>,
    /// `quarter` → 4: the whole divided by this.
    pub parts: FxHashMap<String, Decimal>,
    /// `hundreds` → (100, 1000).
    pub vague: FxHashMap<String, (Decimal, Decimal)>,
    /// `a few` → (2, 10).
    pub few: Phrases<(Decimal, Decimal)>,
    /// Phrases before a number that limit it.
    pub bounds_before: Phrases<Limit>,
    /// Phrases after a number that limit it.
    pub bounds_after: Phrases<Limit>,
    /// Phrases before a quantity that say what it is a figure of.
    pub scopes_before: Phrases<Extent>,
    /// The same, after the counted thing.
    pub scopes_after: Phrases<Extent>,
    /// Between a quantity and the unit of its rate.
    pub rate_joints: Phrases<()>,
    /// "daily", "apiece", with the unit that they tell of.
    pub rate_adverbs: Phrases<String>,
    /// Verbs of change.
    pub changes: ChangeWords,
    /// Measures and money.
    pub units: Units,
    /// Money of before 1971.
    pub old_money: OldMoney,
    /// Nouns that numbers name.
    pub numbered: Numbered,
    /// Latitude and longitude.
    pub positions: Positions,
    /// Parts that the counted play.
    pub roles: Roles,
    /// Words around numbers that decide what a number is and counts.
    pub(crate) cues: QuantityWords,
}

/// How a phrase limits a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// "exactly", "just": no limit but the number itself.
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
    /// "or equal to" behind "more than 5": takes the number in.
    OrEqual,
}

/// What a figure is a figure of.
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

/// Words that tell a change, by stem.
#[derive(Debug)]
pub struct ChangeWords {
    /// Stems of verbs and nouns → does it go up?
    pub stems: FxHashMap<String, bool>,
    /// Stems that need "by", "to", percent, points or money to mean a change.
    pub transitive: FxHashSet<String>,
    /// "up", "higher", "down", "lower" → does it go up?
    pub particles: FxHashMap<String, bool>,
    /// "off": down, but only right before percent, points or money.
    pub down_before: FxHashSet<String>,
}

#[derive(Deserialize)]
struct File {
    cardinals: FxHashMap<String, u32>,
    scales: FxHashMap<String, u64>,
    suffixes: FxHashMap<String, u64>,
    collectives: FxHashMap<String, u64>,
    ordinals: FxHashMap<String, u64>,
    quakes: Quakes,
    heat: Heat,
    losses: Heat,
    ordinals_from_end: FxHashMap<String, u64>,
    parts: FxHashMap<String, u64>,
    vague: FxHashMap<String, (u64, u64)>,
    few: BTreeMap<String, (u64, u64)>,
    bounds_before: BTreeMap<Limit, Vec<String>>,
    bounds_after: BTreeMap<Limit, Vec<String>>,
    scopes_before: BTreeMap<Extent, Vec<String>>,
    scopes_after: BTreeMap<Extent, Vec<String>>,
    rates: Rates,
    changes: Changes,
}

#[derive(Deserialize)]
struct Quakes {
    nouns: FxHashSet<String>,
}

#[derive(Deserialize)]
struct Heat {
    words: Vec<String>,
    #[serde(default)]
    below: Vec<String>,
}

#[derive(Deserialize)]
struct Rates {
    joints: Vec<String>,
    adverbs: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Changes {
    up_verbs: Vec<String>,
    down_verbs: Vec<String>,
    transitive: Vec<String>,
    up_words: Vec<String>,
    down_words: Vec<String>,
    down_before: FxHashSet<String>,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> NumberWords {
    let file: File = toml::from_str(include_str!("en/numbers.toml")).expect("en/numbers.toml is well formed");
    let words = words::english();
    NumberWords {
        cardinals: file.cardinals,
        scales: decimals(file.scales),
        suffixes: decimals(file.suffixes),
        collectives: decimals(file.collectives),
        ordinals: decimals(file.ordinals),
        quakes: file.quakes.nouns,
        below_nought: Phrases::new(file.heat.below.into_iter().map(|phrase| (phrase, ()))),
        heat: file.heat.words.iter().map(|word| words.stem(word).into_owned()).collect(),
        losses: file.losses.words.iter().map(|word| words.stem(word).into_owned()).collect(),
        ordinals_from_end: decimals(file.ordinals_from_end),
        parts: decimals(file.parts),
        vague: file.vague.into_iter().map(|(word, pair)| (word, ends(pair))).collect(),
        few: Phrases::new(file.few.into_iter().map(|(phrase, pair)| (phrase, ends(pair)))),
        bounds_before: grouped(file.bounds_before),
        bounds_after: grouped(file.bounds_after),
        scopes_before: grouped(file.scopes_before),
        scopes_after: grouped(file.scopes_after),
        rate_joints: Phrases::new(file.rates.joints.into_iter().map(|p| (p, ()))),
        rate_adverbs: Phrases::new(file.rates.adverbs),
        changes: changes(&file.changes, &words),
        units: units::english(),
        old_money: old_money::english(&words),
        numbered: numbered::english(),
        positions: positions::english(),
        roles: roles::english(&words),
        cues: quantities::english(),
    }
}

fn decimals(map: FxHashMap<String, u64>) -> FxHashMap<String, Decimal> {
    map.into_iter().map(|(word, n)| (word, Decimal::from(n))).collect()
}

fn ends((low, high): (u64, u64)) -> (Decimal, Decimal) {
    (Decimal::from(low), Decimal::from(high))
}

fn grouped<K: Clone>(map: BTreeMap<K, Vec<String>>) -> Phrases<K> {
    Phrases::new(map.into_iter().flat_map(|(kind, list)| list.into_iter().map(move |phrase| (phrase, kind.clone()))))
}

/// A verb with a particle ("edge up") counts by its verb: the particle only repeats the direction.
fn changes(file: &Changes, words: &Words) -> ChangeWords {
    let stem = |verb: &str| words.stem(verb.split(' ').next().unwrap_or(verb)).into_owned();
    let directed = |list: &[String], up: bool| list.iter().map(|v| (stem(v), up)).collect::<Vec<_>>();
    let plain = |list: &[String], up: bool| list.iter().map(|w| (w.clone(), up)).collect::<Vec<_>>();
    let with_particle = |verb: &String| verb.contains(' ');
    let verbs = |list: &[String]| list.iter().filter(|v| !with_particle(v)).cloned().collect::<Vec<_>>();
    ChangeWords {
        stems: [directed(&verbs(&file.up_verbs), true), directed(&verbs(&file.down_verbs), false)].concat().into_iter().collect(),
        transitive: file.transitive.iter().map(|v| stem(v)).collect(),
        down_before: file.down_before.clone(),
        particles: [plain(&file.up_words, true), plain(&file.down_words, false)].concat().into_iter().collect(),
    }
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
