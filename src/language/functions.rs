//! Closed word classes, for finding phrases and clauses without a parser: determiners, pronouns, prepositions, auxiliaries and
//! their like. What a word is in its sentence is decided where sentences are read.

use std::collections::BTreeSet;

use serde::Deserialize;

/// The contents of `functions.toml`, all lower case.
#[derive(Debug, Deserialize)]
pub struct FunctionWords {
    /// "the", "some", "every"
    pub determiners: BTreeSet<String>,
    /// "his", "'s"
    pub possessives: BTreeSet<String>,
    /// Pronouns that can be a subject.
    pub subject_pronouns: BTreeSet<String>,
    /// Pronouns of somebody in particular, who is named elsewhere.
    pub personal: BTreeSet<String>,
    /// Pronouns that cannot.
    pub object_pronouns: BTreeSet<String>,
    /// "of", "in", "despite"
    pub prepositions: BTreeSet<String>,
    /// Prepositions of what lies in a place.
    pub inside: BTreeSet<String>,
    /// Prepositions of what lies beside a place, or away from it.
    pub beside: BTreeSet<String>,
    /// Nouns that lead from a place to what lies at its edge.
    pub edges: BTreeSet<String>,
    /// "that", "because", "when"
    pub subordinators: BTreeSet<String>,
    /// "and", "but"
    pub coordinators: BTreeSet<String>,
    /// Forms of "be".
    pub be: BTreeSet<String>,
    copulas: BTreeSet<String>,
    /// Forms of "have".
    pub have: BTreeSet<String>,
    /// Forms of "do".
    #[serde(rename = "do")]
    pub do_forms: BTreeSet<String>,
    /// Forms of "get", which make a passive too.
    pub get: BTreeSet<String>,
    /// "will", "could", "'d"
    pub modals: BTreeSet<String>,
    /// "not", "never"
    pub negators: BTreeSet<String>,
    /// Adverbs that do not end in -ly.
    pub adverbs: BTreeSet<String>,
    /// Words in -ly that are no adverbs.
    pub not_adverbs: BTreeSet<String>,
    /// Words that tell when: weekdays, months, "yesterday", "week".
    pub time_words: BTreeSet<String>,
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
