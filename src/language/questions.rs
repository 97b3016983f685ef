//! What a question needs to know of the words of a clause: which prepositions it keeps, and the base form of a verb.

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
    /// "the", "an"
    pub articles: FxHashSet<String>,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> QuestionWords {
    toml::from_str(include_str!("en/questions.toml")).expect("en/questions.toml is well formed")
}

impl QuestionWords {
    /// Does a question for a time keep this preposition: "since when"?
    pub fn keeps_before_time(&self, preposition: &str) -> bool {
        self.kept_before_time.contains(preposition)
    }

    /// Does a question for a length of time go without this preposition?
    pub fn drops_before_length(&self, preposition: &str) -> bool {
        self.dropped_before_length.contains(preposition)
    }

    /// Does it lead to a place?
    pub fn leads_to(&self, preposition: &str) -> bool {
        self.to_a_place.contains(preposition)
    }

    /// Does it lead from a place?
    pub fn leads_from(&self, preposition: &str) -> bool {
        self.from_a_place.contains(preposition)
    }

    /// Is what follows this preposition a part of what precedes it: "half of the miners"?
    pub fn binds(&self, preposition: &str) -> bool {
        self.binding.contains(preposition)
    }

    /// Is it a determiner that only points: "the", and not "all"?
    pub fn only_points(&self, determiner: &str) -> bool {
        self.pointing.contains(determiner)
    }

    /// The form of an auxiliary after "who": "have" is "has".
    pub fn singular<'w>(&'w self, norm: &'w str) -> &'w str {
        self.singular.get(norm).map_or(norm, String::as_str)
    }

    /// A piece of a contracted word as a word of its own: "n't" is "not".
    pub fn whole<'w>(&'w self, norm: &'w str) -> &'w str {
        self.whole.get(norm).map_or(norm, String::as_str)
    }
}

impl Language {
    /// The base form of a finite verb, `None` where its spelling leaves two: "hated" could be of "hat".
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
    fn base_forms_are_found_where_the_spelling_tells() {
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
