//! What generating a question needs to know about the words of a clause: which prepositions it keeps, and the base form of a verb.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::Language;
use super::inflect::{Tense, base};

/// The contents of `questions.toml`, all lower case.
#[derive(Debug, Deserialize)]
pub struct QuestionWords {
    kept_before_time: FxHashSet<String>,
    dropped_before_length: FxHashSet<String>,
    to_a_place: FxHashSet<String>,
    from_a_place: FxHashSet<String>,
    binding: FxHashSet<String>,
    pointing: FxHashSet<String>,
    whole: BTreeMap<String, String>,
    singular: BTreeMap<String, String>,
    /// The determiner that asks where a statement has "no": "any".
    pub open_determiner: String,
    /// "the", "an"
    pub articles: FxHashSet<String>,
}

impl QuestionWords {
    /// The English lists.
    pub fn english() -> QuestionWords {
        english_lists!("questions")
    }

    /// True if a question about a time keeps this preposition: "since when".
    pub fn keeps_before_time(&self, preposition: &str) -> bool {
        self.kept_before_time.contains(preposition)
    }

    /// True if a question about a length of time drops this preposition.
    pub fn drops_before_length(&self, preposition: &str) -> bool {
        self.dropped_before_length.contains(preposition)
    }

    /// True if the preposition leads to a place.
    pub fn leads_to(&self, preposition: &str) -> bool {
        self.to_a_place.contains(preposition)
    }

    /// True if the preposition leads from a place.
    pub fn leads_from(&self, preposition: &str) -> bool {
        self.from_a_place.contains(preposition)
    }

    /// True if the preposition cannot be separated from the noun before it: "half of the miners".
    pub fn binds(&self, preposition: &str) -> bool {
        self.binding.contains(preposition)
    }

    /// True for a determiner that only points: "the", but not "all".
    pub fn only_points(&self, determiner: &str) -> bool {
        self.pointing.contains(determiner)
    }

    /// The form of an auxiliary after "who": "has" for "have".
    pub fn singular<'w>(&'w self, norm: &'w str) -> &'w str {
        self.singular.get(norm).map_or(norm, String::as_str)
    }

    /// True for an auxiliary whose subject is singular: "has".
    pub fn is_singular(&self, norm: &str) -> bool {
        self.singular.values().any(|singular| singular == norm)
    }

    /// A piece of a contraction as a full word: "not" for "n't".
    pub fn whole<'w>(&'w self, norm: &'w str) -> &'w str {
        self.whole.get(norm).map_or(norm, String::as_str)
    }
}

impl Language {
    /// The base form of a finite verb; `None` if its spelling is ambiguous: "hated" could come from "hat".
    pub fn base_form(&self, norm: &str, past: bool) -> Option<String> {
        let fits = |tense: Tense| match tense {
            Tense::Past | Tense::Either => past,
            Tense::Base | Tense::Third => !past,
            Tense::Participle | Tense::Gerund => false,
        };
        let known = self.verbs.readings(norm).iter().find(|reading| fits(reading.tense)).map(|reading| reading.lemma.clone());
        let same = || (!self.words.irregular_forms(norm).is_empty()).then(|| norm.to_string());
        known.or_else(same).or_else(|| self.words.irregular(norm).map(str::to_string)).or_else(|| base(norm, past))
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Language;

    #[test]
    fn base_forms_are_found_where_the_spelling_is_clear() {
        let base = |form: &str, past| Language::english().base_form(form, past);
        for (form, lemma) in [("entered", "enter"), ("fell", "fall"), ("carried", "carry"), ("hoisted", "hoist"), ("banned", "ban")] {
            assert_eq!(base(form, true).as_deref(), Some(lemma), "{form}");
        }
        assert_eq!(base("employs", false).as_deref(), Some("employ"));
        assert_eq!(base("employ", false).as_deref(), Some("employ"));
        assert_eq!(base("gruted", true), None);
        assert_eq!(base("glooted", true).as_deref(), Some("gloot"));
    }
}
