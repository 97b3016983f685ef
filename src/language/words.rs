//! Words that every stage uses: abbreviations that do not end a sentence, stop words, irregular forms and stems; how common words are in general;
//! and words for the same thing.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::text::tokens;

/// The contents of `words.toml` and a stemmer.
#[derive(Deserialize)]
pub struct Words {
    /// Abbreviations written with a point, in lower case and without the point: `nov`, `brig`, `no`.
    pub abbreviations: FxHashSet<String>,
    /// Function words that say nothing about a topic.
    pub stop: FxHashSet<String>,
    /// Maps irregular forms to their lemma: `fell` → `fall`.
    #[serde(skip)]
    irregular: FxHashMap<String, String>,
    /// Maps a lemma to its irregular forms, in the order of the list: past, then participle.
    #[serde(rename = "irregular")]
    forms: BTreeMap<String, Vec<String>>,
    #[serde(skip, default = "english_stemmer")]
    stemmer: Stemmer,
}

/// The English words, for lists that are kept by stem.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(Words::english);

fn english_stemmer() -> Stemmer {
    Stemmer::create(Algorithm::English)
}

impl Words {
    /// The English lists.
    pub fn english() -> Words {
        let words: Words = english_lists!("words");
        let irregular = words.forms.iter().flat_map(|(lemma, forms)| forms.iter().map(move |form| (form.clone(), lemma.clone())));
        Words { irregular: irregular.collect(), ..words }
    }

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

/// The number of background sentences that contain each stem.
pub struct Frequency {
    /// Number of background sentences.
    pub sentences: f64,
    by_stem: HashMap<String, f64>,
}

impl Frequency {
    /// The English counts, compiled into the program.
    ///
    /// # Panics
    /// If the compiled-in file does not parse, which is a bug that the tests find.
    pub fn english(words: &Words) -> Frequency {
        let mut out = Frequency { sentences: 0.0, by_stem: HashMap::new() };
        for line in include_str!("../../data/frequency_en.tsv").lines().filter(|l| !l.starts_with('#')) {
            let (word, count) = line.split_once('\t').expect("data/frequency_en.tsv has two columns");
            let count: f64 = count.parse().expect("data/frequency_en.tsv holds counts");
            if word.is_empty() {
                out.sentences = count;
            } else {
                *out.by_stem.entry(words.stem(word).into_owned()).or_default() += count;
            }
        }
        out
    }

    /// The number of background sentences that contain a form of the stem; 1 if there are none.
    pub fn of(&self, stem: &str) -> f64 {
        self.by_stem.get(stem).copied().unwrap_or(1.0)
    }
}

/// The contents of `synonyms.toml`, indexed by first stem.
#[derive(Deserialize)]
#[serde(from = "BTreeMap<String, Vec<Vec<String>>>")]
pub struct Synonyms {
    by_stem: FxHashMap<String, Vec<Member>>,
}

/// A word or phrase of a sense.
struct Member {
    stems: Vec<String>,
    sense: usize,
}

impl From<BTreeMap<String, Vec<Vec<String>>>> for Synonyms {
    fn from(lists: BTreeMap<String, Vec<Vec<String>>>) -> Synonyms {
        let mut by_stem: FxHashMap<String, Vec<Member>> = FxHashMap::default();
        for (sense, members) in lists.values().flatten().enumerate() {
            for member in members {
                let stems: Vec<String> = tokens(member, 0).iter().map(|t| WORDS.stem(&t.norm).into_owned()).collect();
                by_stem.entry(stems[0].clone()).or_default().push(Member { stems, sense });
            }
        }
        Synonyms { by_stem }
    }
}

impl Synonyms {
    /// The English lists.
    pub fn english() -> Synonyms {
        english_lists!("synonyms")
    }

    /// The senses of the words at the beginning of `stems`, each with the number of words that express it.
    pub fn at(&self, stems: &[impl AsRef<str>]) -> Vec<(usize, usize)> {
        let members = stems.first().and_then(|s| self.by_stem.get(s.as_ref())).map_or(&[][..], Vec::as_slice);
        let fits = |m: &&Member| m.stems.len() <= stems.len() && m.stems.iter().zip(stems).all(|(a, b)| a == b.as_ref());
        members.iter().filter(fits).map(|m| (m.sense, m.stems.len())).collect()
    }

    /// True if two words can mean the same thing.
    pub fn share_a_sense(&self, a: &str, b: &str) -> bool {
        let senses: BTreeSet<usize> = self.at(&[a]).into_iter().map(|(sense, _)| sense).collect();
        self.at(&[b]).iter().any(|(sense, _)| senses.contains(sense))
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::language::Language;

    #[test]
    fn forms_of_a_verb_meet() {
        let words = Words::english();
        for forms in [["fell", "falling"], ["took", "takes"], ["captured", "capture"], ["said", "says"], ["struck", "strikes"]] {
            assert_eq!(words.stem(forms[0]), words.stem(forms[1]), "{forms:?}");
        }
    }

    #[test]
    fn common_words_are_common() {
        let language = Language::english();
        let of = |word: &str| language.frequency.of(&language.words.stem(word));
        assert!(of("people") > of("earthquake"));
        assert_eq!(of("langesund"), 1.0);
        assert!(language.frequency.sentences > 10_000.0);
    }

    #[test]
    fn stems_share_senses() {
        let synonyms = &Language::english().synonyms;
        let stem = |w: &str| Language::english().words.stem(w).into_owned();
        assert!(synonyms.share_a_sense(&stem("troops"), &stem("soldiers")));
        assert!(synonyms.share_a_sense(&stem("struck"), &stem("hit")));
        assert!(!synonyms.share_a_sense(&stem("troops"), &stem("houses")));
    }
}
