//! Words that take sides: as the program's own list has them, and as a person adds to it or takes from it.

use serde::{Deserialize, Serialize, Serializer};

/// Words for one thing, with the reason why they stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct WordSet {
    /// Subject field.
    pub domain: String,
    /// What they name.
    pub sense: String,
    /// What an evaluating word does: completes "for SENSE, WORD …".
    pub why: String,
    /// Does each evaluating word judge in its own way, so that two of them differ as well?
    #[serde(default)]
    pub distinct: bool,
    /// Is a choice between two of its neutral words worth a finding too?
    #[serde(default)]
    pub labels: bool,
    /// Are its words verbs? Else nouns.
    #[serde(default)]
    pub verbs: bool,
    /// Words that do not evaluate; the first is the counterpart shown.
    pub neutral: Vec<String>,
    /// Words that do, in any text.
    pub loaded: Vec<String>,
    /// Words that do beside another account's word.
    pub leaning: Vec<String>,
    /// Those of them that a person stated.
    #[serde(skip)]
    pub stated: Vec<String>,
}

/// Evaluating words that stand before what they judge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Modifiers {
    /// Subject field.
    pub domain: String,
    /// What such a word does.
    pub why: String,
    /// The words that judge in any text.
    pub words: Vec<String>,
    /// Words that do beside another account's word.
    #[serde(default)]
    pub leaning: Vec<String>,
    /// Did a person state them?
    #[serde(skip)]
    pub stated: bool,
}

/// What a person adds to the list, takes from it or judges otherwise, in the order in which it is stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// The files.
    pub paths: Vec<String>,
    /// Sets; one whose sense the list has is joined with it.
    pub sets: Vec<WordSet>,
    /// Judging words before what they judge.
    pub modifiers: Vec<Modifiers>,
    /// Words of degree.
    pub intensity: Degree,
    /// Words that keep at a distance.
    pub distancing: Vec<String>,
    /// Words of the program's list that are to say nothing.
    pub ignore: Vec<String>,
    /// Where each word is stated, `mine.toml:7`.
    pub places: Vec<(String, String)>,
}

/// Words that strengthen or weaken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Degree {
    /// In any text.
    pub terms: Vec<String>,
    /// Beside another account's word.
    pub leaning: Vec<String>,
}

impl Lexicon {
    /// Is nothing stated?
    pub fn is_empty(&self) -> bool {
        *self == Lexicon::default()
    }

    /// Where a word is stated, last.
    pub fn place(&self, word: &str) -> Option<&str> {
        self.places.iter().rev().find(|(own, _)| own == word).map(|(_, place)| place.as_str())
    }
}

/// Reports tell which files a comparison was made with; what they say shows in the findings.
impl Serialize for Lexicon {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.paths.serialize(serializer)
    }
}
