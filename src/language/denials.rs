//! Words that negate or limit, and words for a share of all: the contents of `denials.toml`, queried through [`Opposites`].

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::function_word::A;
use super::opposites::Opposites;

/// The contents of `denials.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Denials {
    negators: FxHashSet<String>,
    limiting: FxHashSet<String>,
    restricting: FxHashSet<String>,
    another: FxHashSet<String>,
    raising: FxHashSet<String>,
    scant: FxHashSet<String>,
    short_of: FxHashSet<String>,
    shares: Shares,
}

/// Words for a share of all.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shares {
    all: FxHashSet<String>,
    most: FxHashSet<String>,
    none: FxHashSet<String>,
    any: FxHashSet<String>,
    nearly: FxHashSet<String>,
    hardly: FxHashSet<String>,
}

/// A share of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// None, or next to none: "nobody", "hardly anyone", "few".
    Few,
    /// All, or next to all: "every", "nearly everyone", "most".
    Most,
}

/// The English lists, compiled into the program.
pub(super) fn english() -> Denials {
    toml::from_str(include_str!("en/denials.toml")).expect("en/denials.toml is well formed")
}

impl Opposites {
    /// True if the word negates.
    pub fn denies(&self, norm: &str) -> bool {
        self.denials.negators.contains(norm)
    }

    /// True if the word, beside a negator, leaves part of what is negated.
    pub fn limits(&self, norm: &str) -> bool {
        self.denials.limiting.contains(norm)
    }

    /// True if the word limits the statement to what is beside it.
    pub fn restricts(&self, norm: &str) -> bool {
        self.denials.restricting.contains(norm)
    }

    /// True if the word means more of the same kind: "another", "two others".
    pub fn is_another(&self, norm: &str) -> bool {
        self.denials.another.contains(norm)
    }

    /// True for the lemma of a verb of thinking whose negation negates the thought: "did not think that it was safe".
    pub fn raises(&self, lemma: &str) -> bool {
        self.denials.raising.contains(lemma)
    }

    /// True if the word alone means too little, and after "a" enough: "little rain", "a little rain".
    pub fn is_scant(&self, norm: &str) -> bool {
        self.denials.scant.contains(norm)
    }

    /// True if the word before a verb says that the event did not happen: "almost won".
    pub fn falls_short(&self, norm: &str) -> bool {
        self.denials.short_of.contains(norm)
    }

    /// True for a word for all of them: "every", "both".
    pub fn is_all(&self, norm: &str) -> bool {
        self.denials.shares.all.contains(norm)
    }

    /// The share of all that a word means, with the word before it: "everyone", "hardly anyone".
    pub fn share(&self, before: &str, norm: &str) -> Option<Share> {
        let shares = &self.denials.shares;
        let (nearly, hardly) = (shares.nearly.contains(before), shares.hardly.contains(before));
        match () {
            () if shares.none.contains(norm) || hardly && shares.any.contains(norm) => Some(Share::Few),
            () if self.is_scant(norm) && before != A => Some(Share::Few),
            () if shares.most.contains(norm) || shares.all.contains(norm) && (nearly || !self.denies(before) && !hardly) => {
                Some(Share::Most)
            }
            () => None,
        }
    }
}
