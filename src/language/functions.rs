//! Closed word classes, for finding phrases and clauses without a parser: determiners, pronouns, prepositions, auxiliaries and
//! their like. What a word is in its sentence is decided where sentences are read.

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
    /// Pronouns of somebody in particular, who is named elsewhere.
    pub personal: FxHashSet<String>,
    /// Pronouns that cannot.
    pub object_pronouns: FxHashSet<String>,
    /// "of", "in", "despite"
    pub prepositions: FxHashSet<String>,
    /// Prepositions of what lies in a place.
    pub inside: FxHashSet<String>,
    /// Prepositions of what lies beside a place, or away from it.
    pub beside: FxHashSet<String>,
    /// Nouns that lead from a place to what lies at its edge.
    pub edges: FxHashSet<String>,
    /// "that", "because", "when"
    pub subordinators: FxHashSet<String>,
    /// "and", "but"
    pub coordinators: FxHashSet<String>,
    /// Forms of "be".
    pub be: FxHashSet<String>,
    copulas: FxHashSet<String>,
    /// Forms of "have".
    pub have: FxHashSet<String>,
    /// Forms of "do".
    #[serde(rename = "do")]
    pub do_forms: FxHashSet<String>,
    /// Forms of "get", which make a passive too.
    pub get: FxHashSet<String>,
    /// "will", "could", "'d"
    pub modals: FxHashSet<String>,
    /// "not", "never"
    pub negators: FxHashSet<String>,
    /// Adverbs that do not end in -ly.
    pub adverbs: FxHashSet<String>,
    /// Words in -ly that are no adverbs.
    pub not_adverbs: FxHashSet<String>,
    /// Words that tell when: weekdays, months, "yesterday", "week".
    pub time_words: FxHashSet<String>,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> FunctionWords {
    toml::from_str(include_str!("en/functions.toml")).expect("en/functions.toml is well formed")
}

impl FunctionWords {
    /// Is it an adverb?
    pub fn is_adverb(&self, norm: &str) -> bool {
        self.adverbs.contains(norm) || (norm.len() > 4 && norm.ends_with("ly") && !self.not_adverbs.contains(norm))
    }

    /// Does it stand between somebody and what is said of them: "is", "seems"?
    pub fn is_copula(&self, norm: &str) -> bool {
        self.copulas.contains(norm)
    }

    /// Is it an auxiliary: a form of be, have, do, or a modal?
    pub fn is_auxiliary(&self, norm: &str) -> bool {
        self.be.contains(norm) || self.have.contains(norm) || self.do_forms.contains(norm) || self.modals.contains(norm)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn adverbs_are_told_by_their_ending() {
        let words = super::english();
        assert!(words.is_adverb("angrily") && words.is_adverb("later"));
        assert!(!words.is_adverb("family") && !words.is_adverb("rally"));
    }
}
