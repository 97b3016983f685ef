//! Where sentences end: abbreviations by what follows them, and words that begin a sentence.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The contents of `sentences.toml`. Lower case, abbreviations without their last point.
#[derive(Debug, Deserialize)]
pub struct SentenceWords {
    /// Abbreviations before a name: `mr`, `brig`.
    pub before_names: FxHashSet<String>,
    /// Abbreviations before a number: `no`, `vol`.
    pub before_numbers: FxHashSet<String>,
    /// Units that stand before a number: `km`.
    pub units_before_numbers: FxHashSet<String>,
    /// Those that are so only with a capital: `long`.
    pub before_numbers_in_capitals: FxHashSet<String>,
    /// Abbreviations that may end a sentence: `inc`, `u.s`.
    pub either: FxHashSet<String>,
    /// Words that begin a sentence when capitalised.
    pub starters: FxHashSet<String>,
    /// Verbs behind a quotation: `asked`.
    pub tags: FxHashSet<String>,
    /// Words that begin a sentence and that no number counts: `even`.
    pub uncounted: FxHashSet<String>,
    /// Small verbs that go on with a sentence after a mark inside it: `is`.
    pub finite: FxHashSet<String>,
    /// What stands before a line of its own in a letter or under a picture, with its colon: `Fax:`.
    pub labels: FxHashSet<String>,
    /// What closes a letter, without its comma: `kind regards`.
    pub closings: FxHashSet<String>,
    /// Names with a mark of exclamation.
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
