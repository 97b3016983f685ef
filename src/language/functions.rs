//! Closed word classes, for finding phrases and clauses without a parser: determiners, pronouns, prepositions, auxiliaries and
//! the like. What a word does in its sentence is decided by the code that reads the sentence.

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
    /// Determiners of what the reader knows already.
    pub definite: FxHashSet<String>,
    /// Determiners that open a noun phrase for one person.
    pub before_person: FxHashSet<String>,
    /// Endings of ordinal numbers in figures: "5th".
    pub ordinal_endings: FxHashSet<String>,
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
    /// Verbs between a subject and what is said of it.
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
    /// Ending of adverbs made from adjectives.
    pub adverb_ending: String,
    /// Ending of regular past tenses.
    pub past_ending: String,
    /// Ending of regular plurals, and of singulars that look like them.
    pub plural_ending: String,
    plural_like_ending: String,
    /// Words in -ly that are no adverbs.
    pub not_adverbs: FxHashSet<String>,
    /// Words that say when: weekdays, months, "yesterday", "week".
    pub time_words: FxHashSet<String>,
    /// What segmentation looks for around a boundary of sentences.
    pub boundaries: Boundaries,
}

/// Words and abbreviations by which segmentation decides whether a sentence ends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boundaries {
    /// Vowels: a short word without any is an abbreviation.
    pub vowels: String,
    /// Words that end no sentence.
    pub never_last: FxHashSet<String>,
    /// Halves of the day as they are written with a blank inside.
    pub half_days_apart: Vec<String>,
    /// The same without a blank.
    pub half_days: Vec<String>,
    /// The same as a last word without its last point.
    pub half_day_words: FxHashSet<String>,
    /// The same in capitals, behind a clock time in a mail's header.
    pub half_days_of_stamps: Vec<String>,
    /// Words that open a phrase of clock time.
    pub before_clock: FxHashSet<String>,
    /// The noun behind the place whose clock is meant: "Lisbon time".
    pub clock_noun: String,
    /// Abbreviations that end a sentence before any capital.
    pub ends_before_capital: FxHashSet<String>,
    /// Abbreviations before a number that are words of their own where they end a sentence in lower case.
    pub also_words: FxHashSet<String>,
    /// Labels of numbered figures, as they begin a caption.
    pub caption_labels: FxHashSet<String>,
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
        self.adverbs.contains(norm) || (norm.len() > 4 && norm.ends_with(self.adverb_ending.as_str()) && !self.not_adverbs.contains(norm))
    }

    /// Does the word end like a plural: "lions", but not "glass"?
    pub fn looks_plural(&self, norm: &str) -> bool {
        const SHORTEST: usize = 4;
        norm.len() >= SHORTEST && norm.ends_with(self.plural_ending.as_str()) && !norm.ends_with(self.plural_like_ending.as_str())
    }

    /// Does it link a subject to what is said of it: "is", "seems"?
    pub fn is_copula(&self, norm: &str) -> bool {
        self.copulas.contains(norm)
    }

    /// Is a third-person pronoun a woman's (`true`) or a man's? `None` for other words.
    pub fn is_womans(&self, pronoun: &str) -> Option<bool> {
        if self.he.contains(pronoun) { Some(false) } else { self.she.contains(pronoun).then_some(true) }
    }

    /// "himself", "themselves" in the singular.
    pub fn is_reflexive(&self, norm: &str) -> bool {
        norm.ends_with(self.reflexive_ending.as_str())
    }

    /// Is it an auxiliary: a form of be, have, do, or a modal?
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
