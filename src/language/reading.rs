//! Words for preparing printed text: which capitals belong to names, and which word a misread one stands for.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The contents of `reading.toml`, lower case where nothing else is said.
#[derive(Debug, Deserialize)]
pub struct ReadingWords {
    /// Text in capitals.
    pub capitals: CapitalWords,
    /// Which word a printed one stands for.
    pub slips: SlipWords,
}

/// Words for writing text in capitals as running text.
#[derive(Debug, Deserialize)]
pub struct CapitalWords {
    /// Small inside the name of a place: "of".
    pub small_in_places: FxHashSet<String>,
    /// Beginnings of names behind which another capital stands, as printed: "MC".
    pub name_beginnings: FxHashSet<String>,
    /// Always a capital: "i".
    pub always: FxHashSet<String>,
    /// Never a capital: "n't".
    pub never: FxHashSet<String>,
    /// Behind an everyday word they show that it is no name of a place: "the".
    pub objects_begin: FxHashSet<String>,
    /// Before letters that are spelled out: "the".
    pub articles: FxHashSet<String>,
    /// Words that are no such letters: "it".
    pub never_spelled: FxHashSet<String>,
    /// Numbered in Roman figures: "war".
    pub numbered: FxHashSet<String>,
    /// Names of days and months that are other words too: "may".
    pub doubtful_dates: FxHashSet<String>,
    /// Before a day or month: "since".
    pub before_dates: FxHashSet<String>,
}

/// Words and endings that decide which word a printed one stands for.
#[derive(Debug, Deserialize)]
pub struct SlipWords {
    /// Before an infinitive: "will".
    pub before_infinitives: FxHashSet<String>,
    /// The ending of regular past forms: "ed".
    pub past_ending: String,
    /// How words end of which there are several.
    pub plural_ends: Vec<String>,
    /// Endings that make a word of another: "ness".
    pub word_ends: Vec<String>,
    /// Beginnings that do: "un".
    pub word_starts: Vec<String>,
    /// Ends of words whose plural is "es": "ch".
    pub sibilants: Vec<String>,
    /// What stands for "y" before the "s" of a plural: "ie".
    pub plural_of_y: String,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> ReadingWords {
    toml::from_str(include_str!("en/reading.toml")).expect("en/reading.toml is well formed")
}
