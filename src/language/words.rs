//! Words that every stage uses: abbreviations that do not end a sentence, stop words, irregular forms, and stems.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// The contents of `words.toml` and a stemmer.
pub struct Words {
    /// Abbreviations written with a point, in lower case and without the point: `nov`, `brig`, `no`.
    pub abbreviations: FxHashSet<String>,
    /// Function words that say nothing about a topic.
    pub stop: FxHashSet<String>,
    /// Maps irregular forms to their lemma: `fell` → `fall`.
    irregular: FxHashMap<String, String>,
    /// Maps a lemma to its irregular forms, in the order of the list: past, then participle.
    forms: FxHashMap<String, Vec<String>>,
    stemmer: Stemmer,
}

#[derive(Deserialize)]
struct File {
    abbreviations: Vec<String>,
    stop: Vec<String>,
    irregular: BTreeMap<String, Vec<String>>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Words {
    let file: File = toml::from_str(include_str!("en/words.toml")).expect("en/words.toml is well formed");
    let irregular = file.irregular.iter().flat_map(|(lemma, forms)| forms.iter().map(move |f| (f.clone(), lemma.clone()))).collect();
    Words {
        abbreviations: file.abbreviations.into_iter().collect(),
        stop: file.stop.into_iter().collect(),
        irregular,
        forms: file.irregular.into_iter().collect(),
        stemmer: Stemmer::create(Algorithm::English),
    }
}

impl Words {
    /// The common key of all forms of a word: the Snowball stem of its lemma. `norm` is lower case.
    pub fn stem<'w>(&self, norm: &'w str) -> Cow<'w, str> {
        match self.irregular.get(norm) {
            Some(lemma) => Cow::Owned(self.stemmer.stem(lemma).into_owned()),
            None => self.stemmer.stem(norm),
        }
    }

    /// The lemma of an irregular form ("fell" → "fall"), or `None` for regular words.
    pub fn irregular(&self, norm: &str) -> Option<&str> {
        self.irregular.get(norm).map(String::as_str)
    }

    /// The irregular forms of a lemma ("fall" → "fell", "fallen"), empty for regular words.
    pub fn irregular_forms(&self, lemma: &str) -> &[String] {
        self.forms.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// True if it is a function word.
    pub fn is_stop(&self, norm: &str) -> bool {
        self.stop.contains(norm)
    }
}

#[cfg(test)]
mod tests {
    use super::english;

    #[test]
    fn forms_of_a_verb_meet() {
        let words = english();
        for forms in [["fell", "falling"], ["took", "takes"], ["captured", "capture"], ["said", "says"], ["struck", "strikes"]] {
            assert_eq!(words.stem(forms[0]), words.stem(forms[1]), "{forms:?}");
        }
    }
}
