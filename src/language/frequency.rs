//! How common words are in general: counts over background sentences, so that even two short accounts show
//! that "Langesund" is more informative than "people". Counts are kept by stem.

use std::collections::HashMap;

use super::words::Words;

/// The number of background sentences that contain each stem.
pub struct Frequency {
    /// Number of background sentences.
    pub sentences: f64,
    by_stem: HashMap<String, f64>,
}

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

impl Frequency {
    /// The number of background sentences that contain a form of the stem; 1 if there are none.
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
