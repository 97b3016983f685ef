//! What a person sets about how accounts are compared (not how a report looks), and what a person states about them: which names mean one
//! entity, which statements make one claim, which words take sides.

use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use super::{EntityKind, PairingWeights};

/// How to compare.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Settings {
    /// Least probability at which two statements are paired, 0..1.
    pub pairing: f64,
    /// Take all accounts to report one event, however different they are.
    pub one_event: bool,
    /// How far figures may differ and still count as the same.
    #[serde(flatten)]
    pub tolerances: Tolerances,
    /// What is stated about names; reports show its effect as the basis "stated".
    #[serde(skip)]
    pub aliases: Aliases,
    /// What is stated about statements; reports show its effect as the evidence "stated".
    #[serde(skip)]
    pub pairings: Pairings,
    /// What is stated about side-taking words; findings that depend on it say so.
    #[serde(skip_serializing_if = "Lexicon::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub lexicon: Lexicon,
    /// Weights of the pairing model in place of the built-in ones: for measuring on data on which these were not fitted.
    #[serde(skip)]
    pub weights: Option<Arc<PairingWeights>>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            pairing: 0.2,
            one_event: false,
            tolerances: Tolerances::default(),
            aliases: Aliases::default(),
            pairings: Pairings::default(),
            lexicon: Lexicon::default(),
            weights: None,
        }
    }
}

/// How far apart two figures may be and still say the same, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tolerances {
    /// A rounder figure matches a finer one up to this far from it: 2,000 for 1,960.
    pub rounding_percent: u8,
    /// "about" and "nearly" allow this much.
    pub about_percent: u8,
}

impl Default for Tolerances {
    fn default() -> Tolerances {
        Tolerances { rounding_percent: 5, about_percent: 10 }
    }
}

/// All that is stated, in the order written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    /// One for each table of the file.
    pub rules: Vec<AliasRule>,
}

/// One table of `aliases.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasRule {
    /// True if the names mean one entity; false if they never do.
    pub together: bool,
    /// At least two names; the first one that an account uses is shown for a joined entity.
    pub names: Vec<String>,
    /// What is named, if stated.
    pub kind: Option<EntityKind>,
    /// The file that states it.
    pub path: String,
    /// The line of its names.
    pub line: usize,
}

impl AliasRule {
    /// Where it is written: `aliases.toml:3`.
    pub fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}

/// All that is stated, in the order written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairings {
    /// One for each table of the file.
    pub rules: Vec<PairingRule>,
}

/// One table of `pairings.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairingRule {
    /// True if the statements make one claim; false if they never do.
    pub together: bool,
    /// At least two statements.
    pub statements: Vec<StatementName>,
    /// The file that states it.
    pub path: String,
    /// The line of its statements.
    pub line: usize,
}

impl PairingRule {
    /// Where it is written: `pairings.toml:3`.
    pub fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}

/// A statement as a person names it: `masis:13 Armenian forces left`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementName {
    /// Label, file name or path of its account.
    pub account: String,
    /// Its line or other place; a later statement at the same place has its number there: `13`, `13.2`, `p3.2`.
    pub place: String,
    /// Its first words, squeezed; empty if only the place is stated.
    pub words: String,
}

impl std::fmt::Display for StatementName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.account, self.place)
    }
}

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
