//! Decides which words exist (those in the lists of the language, its names and WordNet) and how common each is. A word in none of them may
//! still exist; it is then left as printed.

use std::collections::BTreeSet;

use crate::language::Language;
use crate::language::gazetteer::key;
use crate::language::reading::SlipWords;
use crate::{vectors, wordnet};

/// Longer runs of letters are not words.
const LONGEST: usize = 30;

/// The known words.
pub(super) struct Vocabulary<'l> {
    /// The lists of the language.
    pub language: &'l Language,
    /// Words that the text itself writes with a hyphen, in lower case: "north-east".
    hyphened: BTreeSet<String>,
}

impl<'l> Vocabulary<'l> {
    /// Creates the vocabulary of a language and the hyphenated words of a text.
    pub(super) fn new(language: &'l Language, text: &str) -> Vocabulary<'l> {
        let inside = |word: &&str| word[1..word.len().max(2) - 1].contains('-');
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| w.len() > 2 && w.is_ascii());
        let hyphened = words.filter(inside).map(str::to_lowercase).collect();
        Vocabulary { language, hyphened }
    }

    /// True if the text writes the word with its hyphen inside a line.
    pub(super) fn hyphened(&self, word: &str) -> bool {
        self.hyphened.contains(word)
    }

    /// True for an everyday word. The word is in lower case, as everywhere in this module.
    pub(super) fn common(&self, word: &str) -> bool {
        let language = self.language;
        let stem = language.words.stem(word);
        language.words.is_stop(word) || language.names.is_common(&stem) || language.frequency.of(&stem) > 1.0
    }

    /// True for a word other than a name.
    pub(super) fn word(&self, word: &str) -> bool {
        let language = self.language;
        let listed = || {
            language.dates.months.contains_key(word)
                || language.dates.weekdays.contains_key(word)
                || language.numbers.cardinals.contains_key(word)
                || language.numbers.scales.contains_key(word)
                || language.numbers.ordinals.contains_key(word)
                || language.words.irregular(word).is_some()
                || language.words.abbreviations.contains(word)
        };
        word.len() <= LONGEST && (self.common(word) || listed() || in_wordnet(word, &language.reading.slips) || self.made(word))
    }

    /// True for a name in the lists.
    pub(super) fn name(&self, word: &str) -> bool {
        let names = &self.language.names;
        let key = key(word);
        names.first.contains(word)
            || names.last.contains(word)
            || names.gazetteer.place(&key).is_some()
            || names.gazetteer.people(&key).is_some()
            || names.signs.known_organisations.contains(word)
    }

    /// True for a word or a name.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.word(word) || self.name(word)
    }

    /// True if the word is in any list, including the word vectors.
    pub(super) fn is_in_any_list(&self, word: &str) -> bool {
        let singular = word.strip_suffix('s').unwrap_or(word);
        self.knows(word) || self.knows(singular) || [word, singular].iter().any(|word| vectors::english().knows(word))
    }

    /// Returns how many sentences of the background contain the word.
    pub(super) fn count(&self, word: &str) -> f64 {
        self.language.frequency.of(&self.language.words.stem(word))
    }

    /// True for a word so common that it is seldom the rarer reading, such as a surname without its title or one of two hyphenated words.
    pub(super) fn is_usual(&self, word: &str) -> bool {
        const OFTEN: f64 = 10.0;
        self.language.words.is_stop(word) || self.count(word) >= OFTEN
    }

    /// True for a word made from another by a common prefix or suffix: "himself", "slightly", "unkindness".
    fn made(&self, word: &str) -> bool {
        let lists = &self.language.reading.slips;
        let known = |part: &str| part.len() > 2 && (self.common(part) || in_wordnet(part, lists));
        lists.word_ends.iter().any(|end| word.strip_suffix(end.as_str()).is_some_and(known))
            || lists.word_starts.iter().any(|start| word.strip_prefix(start.as_str()).is_some_and(|rest| rest.len() > 3 && known(rest)))
    }
}

/// True for a lemma, or for a lemma with a correctly spelled regular ending: "flames" is from "flame", but "slames" is not from "slam".
fn in_wordnet(word: &str, lists: &SlipWords) -> bool {
    if wordnet::is_lemma(word) {
        return true;
    }
    if let Some(stem) = word.strip_suffix('s') {
        let hissing = |stem: &str| lists.sibilants.iter().any(|end| stem.ends_with(end.as_str()));
        return !stem.ends_with('s') && wordnet::is_lemma(stem)
            || stem.strip_suffix('e').is_some_and(|stem| hissing(stem) && wordnet::is_lemma(stem))
            || stem.strip_suffix(lists.plural_of_y.as_str()).is_some_and(|stem| wordnet::is_lemma(&format!("{stem}y")));
    }
    wordnet::knows(word)
}
