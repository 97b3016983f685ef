//! Closed word classes and endings, for finding phrases and clauses without a parser: determiners, pronouns, prepositions, auxiliaries and so on.
//! The code that reads a sentence decides what a word does in it.

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

impl FunctionWords {
    /// The English lists.
    pub fn english() -> FunctionWords {
        english_lists!("functions")
    }

    /// True if it is an adverb.
    pub fn is_adverb(&self, norm: &str) -> bool {
        const SHORTEST: usize = 5;
        self.adverbs.contains(norm)
            || (norm.len() >= SHORTEST && norm.ends_with(self.adverb_ending.as_str()) && !self.not_adverbs.contains(norm))
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

/// The contents of `clauses.toml`, all lower case; the comments there explain each list.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct ClauseWords {
    pub possessive_objects: FxHashSet<String>,
    pub modal_nouns: FxHashSet<String>,
    pub preposition_verbs: FxHashSet<String>,
    pub determiner_adverbs: FxHashSet<String>,
    pub infinitives: FxHashSet<String>,
    plurals: FxHashSet<String>,
    endings: Endings,
}

#[derive(Debug, Deserialize)]
struct Endings {
    plural: Vec<String>,
    no_plural: Vec<String>,
    third: Vec<String>,
    no_third: Vec<String>,
    past: Vec<String>,
    no_past: Vec<String>,
    gerund: Vec<String>,
}

impl ClauseWords {
    /// The English lists.
    pub fn english() -> ClauseWords {
        english_lists!("clauses")
    }

    /// True if it looks like a plural: "officials", "police".
    pub fn is_plural(&self, norm: &str) -> bool {
        ends(norm, &self.endings.plural) && !ends(norm, &self.endings.no_plural) || self.plurals.contains(norm)
    }

    /// True if it may be the possessor before an apostrophe: "the rebels' demand".
    pub fn ends_like_plural(&self, norm: &str) -> bool {
        ends(norm, &self.endings.plural)
    }

    /// True if it has a third-person ending.
    pub fn ends_like_third(&self, norm: &str) -> bool {
        ends(norm, &self.endings.third)
    }

    /// True if it looks like the third person: "claims".
    pub fn is_third_person(&self, norm: &str) -> bool {
        ends(norm, &self.endings.third) && !ends(norm, &self.endings.no_third)
    }

    /// True if it looks like a past form: "hoisted".
    pub fn is_past(&self, norm: &str) -> bool {
        ends(norm, &self.endings.past) && !ends(norm, &self.endings.no_past)
    }

    /// True if it looks like a gerund: "hoisting".
    pub fn is_gerund(&self, norm: &str) -> bool {
        ends(norm, &self.endings.gerund)
    }
}

fn ends(norm: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| norm.ends_with(ending.as_str()))
}

#[cfg(test)]
mod tests {

    #[test]
    fn the_ending_shows_an_adverb() {
        let words = super::FunctionWords::english();
        assert!(words.is_adverb("angrily") && words.is_adverb("later"));
        assert!(!words.is_adverb("family") && !words.is_adverb("rally"));
    }
}
