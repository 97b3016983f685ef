//! Words around numbers that the rules for quantities look for: the contents of `quantities.toml`, with one type for each table.
//! The comments there say what the words of each list have in common.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use serde::Deserialize;

type Set = FxHashSet<String>;

/// All tables.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuantityWords {
    pub(crate) spoken: SpokenWords,
    pub(crate) parts: PartWords,
    pub(crate) ranks: RankWords,
    pub(crate) digits: DigitWords,
    pub(crate) names: NameWords,
    pub(crate) bounds: BoundWords,
    pub(crate) results: ResultWords,
    pub(crate) units: UnitWords,
    pub(crate) ages: AgeWords,
    pub(crate) magnitudes: MagnitudeWords,
    pub(crate) changes: ChangeCues,
    pub(crate) nouns: NounWords,
    pub(crate) parts_played: RoleWords,
}

/// How numbers are spelled out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpokenWords {
    pub(crate) negative: Set,
    pub(crate) minus: String,
    pub(crate) hundred: String,
    pub(crate) point: String,
    pub(crate) dozen: String,
    pub(crate) gross: String,
    pub(crate) score: String,
    pub(crate) only_before_of: Set,
    pub(crate) few: String,
    pub(crate) before_few: Set,
    pub(crate) in_small_numbers: Set,
    pub(crate) before_pronoun_one: Set,
    pub(crate) after_pronoun_one: Set,
    pub(crate) behind_metres: Set,
}

/// Fractions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartWords {
    pub(crate) half: String,
    pub(crate) quarter: String,
    pub(crate) quarters: String,
    pub(crate) never: Set,
    pub(crate) behind: Set,
    pub(crate) before_named_half: Set,
    pub(crate) behind_half: Set,
}

/// Ranks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RankWords {
    pub(crate) from_end: Set,
    pub(crate) ends: Set,
    pub(crate) last_but: Vec<String>,
    pub(crate) one_before_last: Vec<String>,
    pub(crate) before: Set,
}

/// Numbers in digits.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DigitWords {
    pub(crate) codes: Set,
    pub(crate) rates: Set,
    pub(crate) means: Set,
    pub(crate) plurals: Set,
    pub(crate) before_brackets: Set,
    pub(crate) shares: Set,
}

/// Numbers that name or date.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NameWords {
    pub(crate) joints: Set,
    pub(crate) endings: Set,
    pub(crate) before_hyphen: Set,
    pub(crate) lists: Set,
    pub(crate) before_year: Set,
    pub(crate) before_round_year: Set,
}

/// Phrases that limit a number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BoundWords {
    pub(crate) before_over_time: Set,
    pub(crate) never_before_digits: Set,
}

/// Results of games and votes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResultWords {
    pub(crate) words: Set,
    pub(crate) votes: Set,
    pub(crate) behind: Set,
}

/// The units of a number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnitWords {
    pub(crate) before_digits: Set,
    pub(crate) dollar: String,
    pub(crate) national: Set,
    pub(crate) rare_lengths: Set,
    pub(crate) behind_rare_lengths: Set,
    pub(crate) pounds: Set,
    pub(crate) before_money: Set,
    pub(crate) before_weight: Set,
    pub(crate) behind_weight: Set,
    pub(crate) sold: Set,
    pub(crate) each: Set,
    pub(crate) cent: String,
    pub(crate) behind_time: Set,
    pub(crate) compound: BTreeMap<String, Smaller>,
}

/// Ages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AgeWords {
    pub(crate) old: Set,
    pub(crate) age: String,
    pub(crate) year: String,
    pub(crate) ends: Set,
    pub(crate) before: Set,
    pub(crate) whose: Set,
}

/// The magnitude of an earthquake.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MagnitudeWords {
    pub(crate) name: String,
    pub(crate) between: Set,
    pub(crate) joints: Set,
    pub(crate) measuring: Set,
    pub(crate) scales: Set,
}

/// Changes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeCues {
    pub(crate) units: Set,
    pub(crate) up_nouns: Set,
    pub(crate) down_nouns: Set,
    pub(crate) clause_ends: Set,
}

/// What a number counts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NounWords {
    pub(crate) skipped: Set,
    pub(crate) inside: Set,
    pub(crate) inside_later: Set,
    pub(crate) before_nouns: Set,
    pub(crate) second_endings: Vec<String>,
    pub(crate) adjectives: Set,
    pub(crate) adjective_endings: Vec<String>,
    pub(crate) adverb_ending: String,
    pub(crate) verbal_endings: Vec<String>,
    pub(crate) participle_ending: String,
    pub(crate) plurals: Set,
    pub(crate) never_counted: Set,
    pub(crate) place_ending: String,
    pub(crate) behind_elided: Set,
    pub(crate) before_elided: Set,
    pub(crate) pronouns: Set,
    pub(crate) of_several: Set,
    pub(crate) worth: String,
    pub(crate) time: String,
    pub(crate) other: String,
    pub(crate) person: String,
    pub(crate) people: String,
}

/// The role of a counted thing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleWords {
    pub(crate) fire: String,
    pub(crate) on_fire: String,
    pub(crate) passive: Set,
    pub(crate) participle_ending: String,
    pub(crate) gerund_ending: String,
    pub(crate) clause_ends: Set,
    pub(crate) fillers: Set,
    pub(crate) before_other: Set,
    pub(crate) behind_participle: Set,
    pub(crate) before_figure: Set,
    pub(crate) topic_ends: Set,
}

/// A smaller unit after a larger one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Smaller {
    pub(crate) names: Set,
    pub(crate) count: u32,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub(crate) fn english() -> QuantityWords {
    toml::from_str(include_str!("en/quantities.toml")).expect("en/quantities.toml is well formed")
}

impl UnitWords {
    /// The number of smaller units of that name in one unit, or in one unit of any currency.
    pub(crate) fn parts_of(&self, unit: &str, smaller: &str) -> Option<u32> {
        self.compound.get(unit).filter(|small| small.names.contains(smaller)).map(|small| small.count)
    }
}

impl ChangeCues {
    /// True if the noun says that something went up, false if down.
    pub(crate) fn direction(&self, noun: &str) -> Option<bool> {
        let up = self.up_nouns.contains(noun);
        (up || self.down_nouns.contains(noun)).then_some(up)
    }
}

/// True if a word ends in one of these.
pub(crate) fn ends_in_any(word: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending.as_str()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn twelve_inches_make_a_foot() {
        let words = super::english();
        assert_eq!(words.units.parts_of("foot", "inches"), Some(12));
        assert_eq!(words.units.parts_of("foot", "pence"), None);
        assert_eq!(words.changes.direction("slump"), Some(false));
        assert_eq!(words.changes.direction("table"), None);
    }
}
