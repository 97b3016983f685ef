//! Words for preparing printed text: which capitals belong to names, which word was misread, and where sentences end.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The contents of `reading.toml`, lower case unless stated otherwise.
#[derive(Debug, Deserialize)]
pub struct ReadingWords {
    /// Text in capitals.
    pub capitals: CapitalWords,
    /// Which word was meant by a printed one.
    pub slips: SlipWords,
}

impl ReadingWords {
    /// The English lists.
    pub fn english() -> ReadingWords {
        english_lists!("reading")
    }
}

/// Words for converting text in capitals to running text.
#[derive(Debug, Deserialize)]
pub struct CapitalWords {
    /// Lower case inside the name of a place: "of".
    pub small_in_places: FxHashSet<String>,
    /// Beginnings of names that are followed by another capital, as printed: "MC".
    pub name_beginnings: FxHashSet<String>,
    /// Always capitalised: "i".
    pub always: FxHashSet<String>,
    /// Never capitalised: "n't".
    pub never: FxHashSet<String>,
    /// After an everyday word, these show that it is not the name of a place: "the".
    pub objects_begin: FxHashSet<String>,
    /// Words before spelled-out letters: "the".
    pub articles: FxHashSet<String>,
    /// Words that are not spelled-out letters: "it".
    pub never_spelled: FxHashSet<String>,
    /// Nouns numbered with Roman numerals: "war".
    pub numbered: FxHashSet<String>,
    /// Names of days and months that are also other words: "may".
    pub doubtful_dates: FxHashSet<String>,
    /// Words before a day or month: "since".
    pub before_dates: FxHashSet<String>,
}

/// Words and endings that decide which word was meant by a printed one.
#[derive(Debug, Deserialize)]
pub struct SlipWords {
    /// Words before an infinitive: "will".
    pub before_infinitives: FxHashSet<String>,
    /// The ending of regular past forms: "ed".
    pub past_ending: String,
    /// Endings of plurals.
    pub plural_ends: Vec<String>,
    /// Endings that derive a word from another: "ness".
    pub word_ends: Vec<String>,
    /// Prefixes that do the same: "un".
    pub word_starts: Vec<String>,
    /// Endings of words whose plural ends in "es": "ch".
    pub sibilants: Vec<String>,
    /// What replaces "y" before the "s" of a plural: "ie".
    pub plural_of_y: String,
}

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

impl SentenceWords {
    /// The English lists.
    pub fn english() -> SentenceWords {
        english_lists!("sentences")
    }
}

#[cfg(test)]
mod tests {

    #[test]
    fn it_parses() {
        let words = super::SentenceWords::english();
        assert!(words.before_names.contains("brig") && words.before_numbers.contains("vol") && words.starters.contains("the"));
    }
}
