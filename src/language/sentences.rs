//! Where sentences end: abbreviations, classed by what follows them, and words that begin a sentence.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The contents of `sentences.toml`. Lower case, abbreviations without their final point.
#[derive(Debug, Deserialize)]
pub struct SentenceWords {
    /// Abbreviations before a name: `mr`, `brig`.
    pub before_names: FxHashSet<String>,
    /// Abbreviations before a number: `no`, `vol`.
    pub before_numbers: FxHashSet<String>,
    /// Units that precede a number: `km`.
    pub units_before_numbers: FxHashSet<String>,
    /// Abbreviations that precede a number only when capitalised: `long`.
    pub before_numbers_in_capitals: FxHashSet<String>,
    /// Abbreviations that may end a sentence: `inc`, `u.s`.
    pub either: FxHashSet<String>,
    /// Words that begin a sentence when capitalised.
    pub starters: FxHashSet<String>,
    /// Verbs after a quotation: `asked`.
    pub tags: FxHashSet<String>,
    /// Words that begin a sentence and cannot be counted by a number before them: `even`.
    pub uncounted: FxHashSet<String>,
    /// Short verbs that continue a sentence after punctuation inside it: `is`.
    pub finite: FxHashSet<String>,
    /// Labels that begin a separate line in a letter or under a picture, with their colon: `Fax:`.
    pub labels: FxHashSet<String>,
    /// Closings of a letter, without the comma: `kind regards`.
    pub closings: FxHashSet<String>,
    /// Names with an exclamation mark.
    pub shouted: FxHashSet<String>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> SentenceWords {
    toml::from_str(include_str!("en/sentences.toml")).expect("en/sentences.toml is well formed")
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_parses() {
        let words = super::english();
        assert!(words.before_names.contains("brig") && words.before_numbers.contains("vol") && words.starters.contains("the"));
    }
}
