//! Words that take sides: the program's own list, and what a person adds to it or removes from it.

use serde::{Deserialize, Serialize, Serializer};

/// Words for one thing, and why they form a set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct WordSet {
    /// Subject field.
    pub domain: String,
    /// What they name.
    pub sense: String,
    /// What an evaluating word does: completes "for SENSE, WORD …".
    pub why: String,
    /// True if each evaluating word evaluates in its own way, so that two of them also differ from each other.
    #[serde(default)]
    pub distinct: bool,
    /// True if a choice between two of its neutral words is also a finding.
    #[serde(default)]
    pub labels: bool,
    /// True if its words are verbs; otherwise they are nouns.
    #[serde(default)]
    pub verbs: bool,
    /// Words that do not evaluate; the first is the counterpart shown.
    pub neutral: Vec<String>,
    /// Words that evaluate in any text.
    pub loaded: Vec<String>,
    /// Words that evaluate when another account uses a different word.
    pub leaning: Vec<String>,
    /// The evaluating words that a person stated.
    #[serde(skip)]
    pub stated: Vec<String>,
}

/// Evaluating words that precede what they evaluate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Modifiers {
    /// Subject field.
    pub domain: String,
    /// What these words do.
    pub why: String,
    /// Words that evaluate in any text.
    pub words: Vec<String>,
    /// Words that evaluate when another account uses a different word.
    #[serde(default)]
    pub leaning: Vec<String>,
    /// True if a person stated them.
    #[serde(skip)]
    pub stated: bool,
}

/// What a person adds to the list, removes from it or classes differently, in the order stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// The files.
    pub paths: Vec<String>,
    /// Sets; a set whose sense is already in the list is merged with it.
    pub sets: Vec<WordSet>,
    /// Evaluating words that precede what they evaluate.
    pub modifiers: Vec<Modifiers>,
    /// Words of degree.
    pub intensity: Degree,
    /// Distancing words.
    pub distancing: Vec<String>,
    /// Words of the program's list that are ignored.
    pub ignore: Vec<String>,
    /// Where each word is stated: `mine.toml:7`.
    pub places: Vec<(String, String)>,
}

/// Words that strengthen or weaken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Degree {
    /// Words that do so in any text.
    pub terms: Vec<String>,
    /// Words that do so when another account uses a different word.
    pub leaning: Vec<String>,
}

impl Lexicon {
    /// True if nothing is stated.
    pub fn is_empty(&self) -> bool {
        *self == Lexicon::default()
    }

    /// The last place where a word is stated.
    pub fn place(&self, word: &str) -> Option<&str> {
        self.places.iter().rev().find(|(own, _)| own == word).map(|(_, place)| place.as_str())
    }
}

/// Reports name the files that a comparison was made with; their contents show in the findings.
impl Serialize for Lexicon {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.paths.serialize(serializer)
    }
}
