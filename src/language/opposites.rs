//! Words that exclude each other (approve and reject, win and lose), words that negate or limit, what the lack of a thing excludes, and verbs whose
//! parties both do the same. Counting is in `counts.rs` and is also queried through [`Opposites`].

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::counts::Counts;
use super::function_word::{A, NO};
use super::lookup::BothWays;
use crate::text::Token;

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
    #[serde(skip, default = "Denials::english")]
    pub(super) denials: Denials,
    #[serde(skip, default = "Counts::english")]
    pub(super) counts: Counts,
}

impl Opposites {
    /// The English lists.
    pub fn english() -> Opposites {
        english_lists!("opposites")
    }

    /// True if the two verbs, given as lemmas, exclude each other.
    pub fn exclude(&self, a: &str, b: &str) -> bool {
        self.verbs.are_opposite(a, b)
    }

    /// True for the lemma of a verb that has an opposite.
    pub fn is_verb(&self, lemma: &str) -> bool {
        self.verbs.knows(lemma) || self.phases.knows(lemma)
    }

    /// True if the two verbs, given as lemmas, are the beginning and the end of the same thing.
    pub fn phases(&self, a: &str, b: &str) -> bool {
        self.phases.are_opposite(a, b)
    }

    /// True if the two words, which are not verbs, exclude each other.
    pub fn contrast(&self, a: &str, b: &str) -> bool {
        self.words.are_opposite(a, b)
    }

    /// True if the two particles exclude each other when each is the whole predicate: "on", "off".
    pub fn turns(&self, a: &str, b: &str) -> bool {
        self.particles.are_opposite(a, b)
    }

    /// True if two prepositions before the same thing exclude each other: before and after, for and against.
    pub fn opposed(&self, a: &str, b: &str) -> bool {
        self.opposed_sides.are_opposite(a, b)
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

impl Denials {
    /// The English lists.
    pub(super) fn english() -> Denials {
        english_lists!("denials")
    }
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

/// Things of one kind and what is done with them.
#[derive(Debug, Deserialize)]
pub struct Handled {
    /// Nouns.
    pub things: BTreeSet<String>,
    /// Lemmas of verbs of using such a thing.
    pub verbs: BTreeSet<String>,
    /// Lemmas of verbs of having, which are negated.
    pub lack: BTreeSet<String>,
    /// Words before a verb that negate it.
    pub negators: BTreeSet<String>,
    /// Words that alone mean that there was none.
    pub without: BTreeSet<String>,
}

impl Handled {
    /// "did not have a gun", "unarmed": from the word before the negator to the thing. `stems` are the stems of the tokens.
    pub fn lack(&self, tokens: &[Token], stems: &[String]) -> Option<Range<usize>> {
        /// The verb follows its negator within this many words, and the thing its verb: "did not have his old gun".
        const TO_VERB: usize = 2;
        const TO_THING: usize = 4;
        if let Some(at) = tokens.iter().position(|t| self.without.contains(&t.norm)) {
            return Some(at..at + 1);
        }
        let denial = |i: &usize| self.negators.contains(&tokens[*i].norm) || tokens[*i].is(NO);
        (0..tokens.len()).filter(denial).find_map(|i| {
            let verb = (i + 1..(i + 1 + TO_VERB).min(tokens.len())).find(|j| is_verb(tokens, stems, *j, &self.lack));
            let from = if tokens[i].is(NO) { i } else { verb? };
            let thing = (from + 1..(from + 1 + TO_THING).min(tokens.len())).find(|j| self.is_thing(&tokens[*j].norm))?;
            Some(i.saturating_sub(1)..thing + 1)
        })
    }

    /// "pointed a .38-caliber revolver", "brandished a gun and": from the verb to the thing, if not negated.
    pub fn handling(&self, tokens: &[Token], stems: &[String]) -> Option<Range<usize>> {
        /// The thing follows within this many words, and a negator precedes within this many.
        const BETWEEN: usize = 9;
        const FROM_NEGATOR: usize = 3;
        (0..tokens.len()).find_map(|i| {
            let denied = (i.saturating_sub(FROM_NEGATOR)..i).any(|j| self.negators.contains(&tokens[j].norm));
            if denied || !is_verb(tokens, stems, i, &self.verbs) {
                return None;
            }
            let mut reach =
                (i + 1..(i + 1 + BETWEEN).min(tokens.len())).take_while(|j| !matches!(tokens[*j].norm.as_str(), "." | ";" | ","));
            let thing = reach.find(|j| self.is_thing(&tokens[*j].norm))?;
            Some(i..thing + 1)
        })
    }

    fn is_thing(&self, norm: &str) -> bool {
        self.things.contains(norm) || norm.strip_suffix('s').is_some_and(|one| self.things.contains(one))
    }
}

/// True if the token is a form of one of the verbs.
fn is_verb(tokens: &[Token], stems: &[String], at: usize, verbs: &BTreeSet<String>) -> bool {
    verbs.contains(&tokens[at].norm) || verbs.contains(&stems[at])
}

#[cfg(test)]
mod tests {
    use super::Opposites;

    #[test]
    fn opposites_work_both_ways_and_never_alone() {
        let opposites = Opposites::english();
        assert!(opposites.exclude("approve", "reject") && opposites.exclude("reject", "approve"));
        assert!(opposites.exclude("fall", "rise") && !opposites.exclude("rise", "rise"));
        assert!(opposites.verbs.pairs().chain(opposites.words.pairs()).all(|(a, b)| a != b), "no word excludes itself");
        assert!(opposites.verbs.pairs().count() > 300);
        assert!(opposites.counts_same("home", "house") && !opposites.counts_same("home", "car"));
    }
}
