//! Closed word classes, for finding phrases and clauses without a parser: determiners, pronouns, prepositions, auxiliaries and
//! so on. The code that reads a sentence decides what a word does in it.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The contents of `functions.toml`, all lower case.
#[derive(Debug, Deserialize)]
pub struct FunctionWords {
    /// "the", "some", "every"
    pub determiners: FxHashSet<String>,
    /// "his", "'s"
    pub possessives: FxHashSet<String>,
    /// Pronouns that can be a subject.
    pub subject_pronouns: FxHashSet<String>,
    /// Pronouns for a particular person who is named elsewhere.
    pub personal: FxHashSet<String>,
    /// Pronouns that cannot be a subject.
    pub object_pronouns: FxHashSet<String>,
    /// Forms of "he", with "his".
    he: FxHashSet<String>,
    /// Forms of "she", with "her" and "hers".
    she: FxHashSet<String>,
    /// Forms of "it", with "its".
    pub it: FxHashSet<String>,
    /// Ending of reflexive pronouns.
    reflexive_ending: String,
    /// Determiners for something that the reader already knows.
    pub definite: FxHashSet<String>,
    /// Determiners that begin a noun phrase for one person.
    pub before_person: FxHashSet<String>,
    /// Endings of ordinal numbers in figures: "5th".
    pub ordinal_endings: FxHashSet<String>,
    /// "of", "in", "despite"
    pub prepositions: FxHashSet<String>,
    /// Prepositions for something inside a place.
    pub inside: FxHashSet<String>,
    /// Prepositions for something beside a place or away from it.
    pub beside: FxHashSet<String>,
    /// Nouns between a place and what lies at its edge.
    pub edges: FxHashSet<String>,
    /// "that", "because", "when"
    pub subordinators: FxHashSet<String>,
    /// "and", "but"
    pub coordinators: FxHashSet<String>,
    /// Forms of "be".
    pub be: FxHashSet<String>,
    /// Verbs between a subject and its predicate.
    copulas: FxHashSet<String>,
    /// Forms of "have".
    pub have: FxHashSet<String>,
    /// Forms of "do".
    #[serde(rename = "do")]
    pub do_forms: FxHashSet<String>,
    /// Forms of "get", which can also form a passive.
    pub get: FxHashSet<String>,
    /// "will", "could", "'d"
    pub modals: FxHashSet<String>,
    /// "not", "never"
    pub negators: FxHashSet<String>,
    /// Adverbs that do not end in -ly.
    pub adverbs: FxHashSet<String>,
    /// Ending of adverbs made from adjectives.
    pub adverb_ending: String,
    /// Ending of regular past tenses.
    pub past_ending: String,
    /// Ending of regular plurals, and of singulars that look like them.
    pub plural_ending: String,
    plural_like_ending: String,
    /// Words in -ly that are not adverbs.
    pub not_adverbs: FxHashSet<String>,
    /// Words that say when: weekdays, months, "yesterday", "week".
    pub time_words: FxHashSet<String>,
    /// What segmentation looks for around a sentence boundary.
    pub boundaries: Boundaries,
}

/// Words and abbreviations by which segmentation decides whether a sentence ends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boundaries {
    /// Vowels: a short word without any is an abbreviation.
    pub vowels: String,
    /// Words that never end a sentence.
    pub never_last: FxHashSet<String>,
    /// Halves of the day, as written with a space inside.
    pub half_days_apart: Vec<String>,
    /// The same without a space.
    pub half_days: Vec<String>,
    /// The same as a last word without its last point.
    pub half_day_words: FxHashSet<String>,
    /// The same in capitals, after a clock time in a mail header.
    pub half_days_of_stamps: Vec<String>,
    /// Words that begin a phrase with a clock time.
    pub before_clock: FxHashSet<String>,
    /// The noun after the place whose time zone is meant: "Lisbon time".
    pub clock_noun: String,
    /// Abbreviations that end a sentence before any capital letter.
    pub ends_before_capital: FxHashSet<String>,
    /// Abbreviations used before a number that are ordinary words when they end a sentence in lower case.
    pub also_words: FxHashSet<String>,
    /// Labels of numbered figures, as at the beginning of a caption.
    pub caption_labels: FxHashSet<String>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> FunctionWords {
    toml::from_str(include_str!("en/functions.toml")).expect("en/functions.toml is well formed")
}

impl FunctionWords {
    /// True if it is an adverb.
    pub fn is_adverb(&self, norm: &str) -> bool {
        self.adverbs.contains(norm) || (norm.len() > 4 && norm.ends_with(self.adverb_ending.as_str()) && !self.not_adverbs.contains(norm))
    }

    /// True if the word ends like a plural: "lions", but not "glass".
    pub fn looks_plural(&self, norm: &str) -> bool {
        const SHORTEST: usize = 4;
        norm.len() >= SHORTEST && norm.ends_with(self.plural_ending.as_str()) && !norm.ends_with(self.plural_like_ending.as_str())
    }

    /// True if it links a subject to its predicate: "is", "seems".
    pub fn is_copula(&self, norm: &str) -> bool {
        self.copulas.contains(norm)
    }

    /// `true` for a woman's third-person pronoun, `false` for a man's, `None` for other words.
    pub fn is_womans(&self, pronoun: &str) -> Option<bool> {
        if self.he.contains(pronoun) { Some(false) } else { self.she.contains(pronoun).then_some(true) }
    }

    /// True for "himself", "themselves" and the like.
    pub fn is_reflexive(&self, norm: &str) -> bool {
        norm.ends_with(self.reflexive_ending.as_str())
    }

    /// True for an auxiliary: a form of be, have, do, or a modal.
    pub fn is_auxiliary(&self, norm: &str) -> bool {
        self.be.contains(norm) || self.have.contains(norm) || self.do_forms.contains(norm) || self.modals.contains(norm)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_ending_shows_an_adverb() {
        let words = super::english();
        assert!(words.is_adverb("angrily") && words.is_adverb("later"));
        assert!(!words.is_adverb("family") && !words.is_adverb("rally"));
    }
}
