//! Words that exclude each other (approve and reject, win and lose), what lacking a thing excludes, and verbs of which both parties do the
//! same. What denies is in `denials.rs`, what is counted in `counts.rs`; all of it is asked of [`Opposites`].

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::both_ways::BothWays;
use super::counts::{self, Counts};
use super::denials::{self, Denials};
use super::handled::Handled;

/// The contents of `opposites.toml`, with what denies and what is counted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opposites {
    verbs: BothWays,
    phases: BothWays,
    words: BothWays,
    particles: BothWays,
    opposed_sides: BothWays,
    parting: FxHashSet<String>,
    both_ways: FxHashSet<String>,
    reversing: FxHashSet<String>,
    light: FxHashSet<String>,
    once: FxHashSet<String>,
    transfers: FxHashSet<String>,
    mutual: FxHashSet<String>,
    /// Things whose lack excludes handling them.
    pub handled: Vec<Handled>,
    #[serde(skip, default = "denials::english")]
    pub(super) denials: Denials,
    #[serde(skip, default = "counts::english")]
    pub(super) counts: Counts,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> Opposites {
    toml::from_str(include_str!("en/opposites.toml")).expect("en/opposites.toml is well formed")
}

impl Opposites {
    /// Do the two verbs exclude each other? Lemmas.
    pub fn exclude(&self, a: &str, b: &str) -> bool {
        self.verbs.hold(a, b)
    }

    /// Is it the lemma of a verb that has an opposite?
    pub fn is_verb(&self, lemma: &str) -> bool {
        self.verbs.knows(lemma) || self.phases.knows(lemma)
    }

    /// Are the two verbs, by their lemmas, the beginning and the end of one thing?
    pub fn phases(&self, a: &str, b: &str) -> bool {
        self.phases.hold(a, b)
    }

    /// Do the two words, not verbs, exclude each other?
    pub fn contrast(&self, a: &str, b: &str) -> bool {
        self.words.hold(a, b)
    }

    /// Do the two small words exclude each other where each says alone what something is: "on", "off"?
    pub fn turns(&self, a: &str, b: &str) -> bool {
        self.particles.hold(a, b)
    }

    /// Do two prepositions before one thing exclude each other: before and after, for and against?
    pub fn opposed(&self, a: &str, b: &str) -> bool {
        self.opposed_sides.hold(a, b)
    }

    /// Is it a preposition of another time or side than the next: before, after?
    pub fn parts(&self, norm: &str) -> bool {
        self.parting.contains(norm)
    }

    /// Does the preposition go both ways, so that the two it joins may change places?
    pub fn goes_both_ways(&self, norm: &str) -> bool {
        self.both_ways.contains(norm)
    }

    /// Does a prefix make a word its exact opposite?
    pub fn reverses(&self, prefix: &str) -> bool {
        self.reversing.contains(prefix)
    }

    /// Does the verb say too little alone?
    pub fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }

    /// Can what the verb says happen to one and the same only once?
    pub fn is_once(&self, lemma: &str) -> bool {
        self.once.contains(lemma)
    }

    /// Is it a verb of handing over: what one party buys, another sells?
    pub fn is_transfer(&self, lemma: &str) -> bool {
        self.transfers.contains(lemma)
    }

    /// Is it the lemma of an event that both do, so that agent and patient may change places?
    pub fn is_mutual(&self, lemma: &str) -> bool {
        self.mutual.contains(lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::english;

    #[test]
    fn opposites_work_both_ways_and_never_alone() {
        let opposites = english();
        assert!(opposites.exclude("approve", "reject") && opposites.exclude("reject", "approve"));
        assert!(opposites.exclude("fall", "rise") && !opposites.exclude("rise", "rise"));
        assert!(opposites.verbs.pairs().chain(opposites.words.pairs()).all(|(a, b)| a != b), "no word excludes itself");
        assert!(opposites.verbs.pairs().count() > 300);
        assert!(opposites.counts_same("home", "house") && !opposites.counts_same("home", "car"));
    }
}
