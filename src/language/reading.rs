//! Words for preparing printed text: which capitals belong to names, and which word was misread.

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

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> ReadingWords {
    toml::from_str(include_str!("en/reading.toml")).expect("en/reading.toml is well formed")
}
