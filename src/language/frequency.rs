//! How common words are in general: counts over a background of sentences, so that two short accounts are enough to know
//! that "Langesund" tells more than "people". Counts are kept by stem.

use std::collections::HashMap;

use super::words::Words;

/// In how many background sentences each stem stands.
pub struct Frequency {
    /// Number of background sentences.
    pub sentences: f64,
    by_stem: HashMap<String, f64>,
}

/// The English counts, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
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

impl Frequency {
    /// Background sentences that hold a form of the stem; 1 for a stem that none holds.
    pub fn of(&self, stem: &str) -> f64 {
        self.by_stem.get(stem).copied().unwrap_or(1.0)
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Language;

    #[test]
    fn common_words_are_common() {
        let language = Language::english();
        let of = |word: &str| language.frequency.of(&language.words.stem(word));
        assert!(of("people") > of("earthquake"));
        assert_eq!(of("langesund"), 1.0);
        assert!(language.frequency.sentences > 10_000.0);
    }
}
