//! Which of many words are spellings of a word: those alone are compared that share what [`spelling::close`] asks for, so that a run costs
//! about as much as it has names.

use std::collections::{BTreeMap, BTreeSet};

use rphonetic::{DoubleMetaphone, Encoder};

use super::sound::consonants;
use super::spelling::{self, plain, without_marks, without_vowels};
use crate::language::Language;

/// Words by what their other spellings share with them.
pub struct Close<'w> {
    words: Vec<&'w str>,
    by_key: BTreeMap<String, Vec<usize>>,
    sound: DoubleMetaphone,
    language: &'w Language,
}

impl<'w> Close<'w> {
    /// Of words, each once.
    pub fn new(words: impl IntoIterator<Item = &'w str>, language: &'w Language) -> Close<'w> {
        let words: BTreeSet<&str> = words.into_iter().collect();
        let mut out = Close { words: words.into_iter().collect(), by_key: BTreeMap::new(), sound: spelling::sounds(), language };
        for at in 0..out.words.len() {
            for key in out.keys(out.words[at]) {
                out.by_key.entry(key).or_default().push(at);
            }
        }
        out
    }

    /// The words that are another spelling of this one, or it, in order.
    pub fn to(&self, word: &str) -> Vec<&'w str> {
        let alike: BTreeSet<usize> = self.keys(word).iter().filter_map(|key| self.by_key.get(key)).flatten().copied().collect();
        let words = alike.into_iter().map(|at| self.words[at]);
        words.filter(|other| *other == word || spelling::close(word, other, &self.sound, self.language)).collect()
    }

    /// Two spellings of one word share one of these, whatever of it they are found by.
    fn keys(&self, word: &str) -> BTreeSet<String> {
        let letters = word.bytes().all(|b| b.is_ascii_lowercase());
        let forms = if letters { consonants(word) } else { Vec::new() };
        let mut out: BTreeSet<String> = forms.into_iter().map(|form| format!("~{form}")).collect();
        out.insert(format!("={}", without_marks(word)));
        out.insert(format!("-{}", without_vowels(word)));
        out.insert(format!("+{}", plain(word)));
        if word.is_ascii() {
            out.insert(format!("!{}", self.sound.encode(word)));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Close;
    use crate::annotate::entities::spelling::{close, sounds};
    use crate::language::Language;

    #[test]
    fn nothing_is_missed_that_is_close() {
        let words = [
            "erdogan",
            "erdoğan",
            "aliyev",
            "aliev",
            "mueller",
            "muller",
            "petrosyan",
            "petrosian",
            "gaddafi",
            "qadhafi",
            "hussein",
            "husayn",
            "kelbajar",
            "kalbacar",
            "tchaikovsky",
            "tschaikowsky",
            "johnson",
            "johnston",
            "clarke",
            "clark",
            "smith",
            "smyth",
            "roe",
            "o'neill",
            "zelensky",
            "zelenskyy",
            "zelenskiy",
            "mohammed",
            "muhammad",
            "dostoevsky",
            "dostoyevsky",
            "schmidt",
            "schmitt",
        ];
        let language = Language::english();
        let near = Close::new(words, language);
        for word in words {
            let expected: Vec<&str> = {
                let mut all: Vec<&str> = words.into_iter().filter(|w| *w == word || close(word, w, &sounds(), language)).collect();
                all.sort_unstable();
                all
            };
            assert_eq!(near.to(word), expected, "{word}");
        }
    }
}
