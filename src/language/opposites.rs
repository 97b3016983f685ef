//! Words that exclude each other (approve and reject, win and lose), what the lack of a thing excludes, and verbs whose parties both do the
//! same. Negation is in `denials.rs`, counting in `counts.rs`; both are queried through [`Opposites`].

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::both_ways::BothWays;
use super::counts::{self, Counts};
use super::denials::{self, Denials};
use super::handled::Handled;

/// The contents of `opposites.toml`, with those of the lists of negation and counting.
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
    /// Things that must be present to be handled.
    pub handled: Vec<Handled>,
    #[serde(skip, default = "denials::english")]
    pub(super) denials: Denials,
    #[serde(skip, default = "counts::english")]
    pub(super) counts: Counts,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Opposites {
    toml::from_str(include_str!("en/opposites.toml")).expect("en/opposites.toml is well formed")
}

impl Opposites {
    /// True if the two verbs, given as lemmas, exclude each other.
    pub fn exclude(&self, a: &str, b: &str) -> bool {
        self.verbs.hold(a, b)
    }

    /// True for the lemma of a verb that has an opposite.
    pub fn is_verb(&self, lemma: &str) -> bool {
        self.verbs.knows(lemma) || self.phases.knows(lemma)
    }

    /// True if the two verbs, given as lemmas, are the beginning and the end of the same thing.
    pub fn phases(&self, a: &str, b: &str) -> bool {
        self.phases.hold(a, b)
    }

    /// True if the two words, which are not verbs, exclude each other.
    pub fn contrast(&self, a: &str, b: &str) -> bool {
        self.words.hold(a, b)
    }

    /// True if the two particles exclude each other when each is the whole predicate: "on", "off".
    pub fn turns(&self, a: &str, b: &str) -> bool {
        self.particles.hold(a, b)
    }

    /// True if two prepositions before the same thing exclude each other: before and after, for and against.
    pub fn opposed(&self, a: &str, b: &str) -> bool {
        self.opposed_sides.hold(a, b)
    }

    /// True for a preposition that places something at another time or on another side: before, after.
    pub fn parts(&self, norm: &str) -> bool {
        self.parting.contains(norm)
    }

    /// True if the preposition is symmetric, so that the two things it joins may change places.
    pub fn goes_both_ways(&self, norm: &str) -> bool {
        self.both_ways.contains(norm)
    }

    /// True if a prefix turns a word into its exact opposite.
    pub fn reverses(&self, prefix: &str) -> bool {
        self.reversing.contains(prefix)
    }

    /// True if the verb alone says too little.
    pub fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }

    /// True if what the verb says can happen only once to the same person or thing.
    pub fn is_once(&self, lemma: &str) -> bool {
        self.once.contains(lemma)
    }

    /// True for a verb of transfer: what one party buys, another sells.
    pub fn is_transfer(&self, lemma: &str) -> bool {
        self.transfers.contains(lemma)
    }

    /// True for the lemma of an event in which both parties do the same, so that agent and patient may change places.
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
