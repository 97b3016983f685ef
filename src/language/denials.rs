//! Words that deny or limit, and words for how many of all there are: the contents of `denials.toml`, asked of [`Opposites`].

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

/// Words for how many of all there are.
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

/// How many of all there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// None, or next to none: "nobody", "hardly anyone", "few".
    Few,
    /// All, or next to all: "every", "nearly everyone", "most".
    Most,
}

/// The English ones, compiled in.
pub(super) fn english() -> Denials {
    toml::from_str(include_str!("en/denials.toml")).expect("en/denials.toml is well formed")
}

impl Opposites {
    /// Does the word deny?
    pub fn denies(&self, norm: &str) -> bool {
        self.denials.negators.contains(norm)
    }

    /// Beside a negator, does the word leave something of what is denied?
    pub fn limits(&self, norm: &str) -> bool {
        self.denials.limiting.contains(norm)
    }

    /// Does the word limit what is said to what is beside it?
    pub fn restricts(&self, norm: &str) -> bool {
        self.denials.restricting.contains(norm)
    }

    /// Does the word mean more of a kind: "another", "two others"?
    pub fn is_another(&self, norm: &str) -> bool {
        self.denials.another.contains(norm)
    }

    /// Is it the lemma of a verb of thinking whose denial denies what is thought: "did not think that it was safe"?
    pub fn raises(&self, lemma: &str) -> bool {
        self.denials.raising.contains(lemma)
    }

    /// Does the word alone say too little, and with "a" before it enough: "little rain", "a little rain"?
    pub fn is_scant(&self, norm: &str) -> bool {
        self.denials.scant.contains(norm)
    }

    /// Does the word before a verb say that it did not come to the event: "almost won"?
    pub fn falls_short(&self, norm: &str) -> bool {
        self.denials.short_of.contains(norm)
    }

    /// Is it a word for all of them: "every", "both"?
    pub fn is_all(&self, norm: &str) -> bool {
        self.denials.shares.all.contains(norm)
    }

    /// How many of all a word means, with the word before it: "everyone", "hardly anyone".
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
