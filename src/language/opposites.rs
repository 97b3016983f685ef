//! Words that exclude each other (approve and reject, win and lose), and nouns that count the same thing.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::both_ways::BothWays;
use super::handled::Handled;

/// The contents of `opposites.toml`, made ready for asking.
#[derive(Debug)]
pub struct Opposites {
    verbs: BothWays,
    phases: BothWays,
    words: BothWays,
    particles: BothWays,
    /// Words that deny: `not`, `never`.
    pub negators: FxHashSet<String>,
    light: FxHashSet<String>,
    people: FxHashSet<String>,
    part: FxHashSet<String>,
    general: FxHashSet<String>,
    same: BTreeMap<String, BTreeSet<usize>>,
    settling: FxHashSet<String>,
    moving: FxHashSet<String>,
    shrinking: FxHashSet<String>,
    worth: FxHashSet<String>,
    mutual: FxHashSet<String>,
    daily: FxHashSet<String>,
    tallied: FxHashSet<String>,
    owning: FxHashSet<String>,
    limiting: FxHashSet<String>,
    transfers: FxHashSet<String>,
    once: FxHashSet<String>,
    sizes: FxHashSet<String>,
    parting: FxHashSet<String>,
    opposed_sides: BothWays,
    reversing: FxHashSet<String>,
    restricting: FxHashSet<String>,
    another: FxHashSet<String>,
    both_ways: FxHashSet<String>,
    raising: FxHashSet<String>,
    scant: FxHashSet<String>,
    short_of: FxHashSet<String>,
    shares: Shares,
    often: FxHashMap<String, u32>,
    /// Things whose lack excludes handling them.
    pub handled: Vec<Handled>,
}

/// Words for how many of all there are.
#[derive(Debug, Deserialize)]
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

#[derive(Deserialize)]
struct File {
    verbs: Vec<(String, String)>,
    phases: Vec<(String, String)>,
    words: Vec<(String, String)>,
    particles: Vec<(String, String)>,
    negators: FxHashSet<String>,
    light: FxHashSet<String>,
    people: FxHashSet<String>,
    part: FxHashSet<String>,
    general: FxHashSet<String>,
    same: Vec<Vec<String>>,
    settling: FxHashSet<String>,
    moving: FxHashSet<String>,
    shrinking: FxHashSet<String>,
    worth: FxHashSet<String>,
    mutual: FxHashSet<String>,
    daily: FxHashSet<String>,
    tallied: FxHashSet<String>,
    owning: FxHashSet<String>,
    limiting: FxHashSet<String>,
    transfers: FxHashSet<String>,
    once: FxHashSet<String>,
    sizes: FxHashSet<String>,
    parting: FxHashSet<String>,
    opposed_sides: Vec<(String, String)>,
    reversing: FxHashSet<String>,
    restricting: FxHashSet<String>,
    another: FxHashSet<String>,
    both_ways: FxHashSet<String>,
    raising: FxHashSet<String>,
    scant: FxHashSet<String>,
    short_of: FxHashSet<String>,
    shares: Shares,
    often: FxHashMap<String, u32>,
    handled: Vec<Handled>,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> Opposites {
    let file: File = toml::from_str(include_str!("en/opposites.toml")).expect("en/opposites.toml is well formed");
    let mut same: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (row, nouns) in file.same.iter().enumerate() {
        for noun in nouns {
            same.entry(noun.clone()).or_default().insert(row);
        }
    }
    Opposites {
        verbs: BothWays::of(&file.verbs),
        phases: BothWays::of(&file.phases),
        words: BothWays::of(&file.words),
        particles: BothWays::of(&file.particles),
        negators: file.negators,
        light: file.light,
        people: file.people,
        part: file.part,
        general: file.general,
        same,
        settling: file.settling,
        moving: file.moving,
        shrinking: file.shrinking,
        worth: file.worth,
        mutual: file.mutual,
        daily: file.daily,
        tallied: file.tallied,
        owning: file.owning,
        limiting: file.limiting,
        transfers: file.transfers,
        once: file.once,
        sizes: file.sizes,
        parting: file.parting,
        opposed_sides: BothWays::of(&file.opposed_sides),
        reversing: file.reversing,
        restricting: file.restricting,
        another: file.another,
        both_ways: file.both_ways,
        raising: file.raising,
        scant: file.scant,
        short_of: file.short_of,
        shares: file.shares,
        often: file.often,
        handled: file.handled,
    }
}

impl Opposites {
    /// Do the two verbs exclude each other? Lemmas.
    pub fn exclude(&self, a: &str, b: &str) -> bool {
        self.verbs.hold(a, b)
    }

    /// Is it the lemma of a verb of thinking whose denial denies what is thought: "did not think that it was safe"?
    pub fn raises(&self, lemma: &str) -> bool {
        self.raising.contains(lemma)
    }

    /// Does the word alone tell too little, and with "a" before it enough: "little rain", "a little rain"?
    pub fn is_scant(&self, norm: &str) -> bool {
        self.scant.contains(norm)
    }

    /// Does the word before a verb tell that it did not come to the event: "almost won"?
    pub fn falls_short(&self, norm: &str) -> bool {
        self.short_of.contains(norm)
    }

    /// How many of all a word tells, with the word before it: "everyone", "hardly anyone".
    pub fn share(&self, before: &str, norm: &str) -> Option<Share> {
        let (shares, nearly, hardly) = (&self.shares, self.shares.nearly.contains(before), self.shares.hardly.contains(before));
        match () {
            () if shares.none.contains(norm) || hardly && shares.any.contains(norm) => Some(Share::Few),
            () if self.is_scant(norm) && before != "a" => Some(Share::Few),
            () if shares.most.contains(norm) || shares.all.contains(norm) && (nearly || !self.denies(before) && !hardly) => {
                Some(Share::Most)
            }
            () => None,
        }
    }

    /// How many times an adverb tells: "twice".
    pub fn often(&self, norm: &str) -> Option<u32> {
        self.often.get(norm).copied()
    }

    /// Is it a word for all of them: "every", "both"?
    pub fn is_all(&self, norm: &str) -> bool {
        self.shares.all.contains(norm)
    }

    /// Does the verb say that its object is part of its subject: "has 19 members"?
    pub fn owns(&self, lemma: &str) -> bool {
        self.owning.contains(lemma)
    }

    /// Is it the role of a figure that tells how large a thing is?
    pub fn is_size(&self, role: &str) -> bool {
        self.sizes.contains(role)
    }

    /// Does what the verb tells befall one and the same only once?
    pub fn is_once(&self, lemma: &str) -> bool {
        self.once.contains(lemma)
    }

    /// Is it a preposition that tells another time or side than the next: before, after?
    pub fn parts(&self, norm: &str) -> bool {
        self.parting.contains(norm)
    }

    /// Do two prepositions beside one thing exclude each other: before and after, for and against?
    pub fn opposed(&self, a: &str, b: &str) -> bool {
        self.opposed_sides.hold(a, b)
    }

    /// Does a prefix make a word its exact opposite?
    pub fn reverses(&self, prefix: &str) -> bool {
        self.reversing.contains(prefix)
    }

    /// Does the word limit what is told to what stands beside it?
    pub fn restricts(&self, norm: &str) -> bool {
        self.restricting.contains(norm)
    }

    /// Does the word tell of more of a kind: "another", "two others"?
    pub fn is_another(&self, norm: &str) -> bool {
        self.another.contains(norm)
    }

    /// Does the preposition go both ways, so that the two it joins may change places?
    pub fn goes_both_ways(&self, norm: &str) -> bool {
        self.both_ways.contains(norm)
    }

    /// Is it a verb of handing over: what one party buys, another sells?
    pub fn is_transfer(&self, lemma: &str) -> bool {
        self.transfers.contains(lemma)
    }

    /// Beside a negator, does the word leave something of what is denied?
    pub fn limits(&self, norm: &str) -> bool {
        self.limiting.contains(norm)
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

    /// Does the word deny?
    pub fn denies(&self, norm: &str) -> bool {
        self.negators.contains(norm)
    }

    /// Does the verb say too little alone?
    pub fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }

    /// Is it a word for people in general?
    pub fn is_people(&self, noun: &str) -> bool {
        self.people.contains(noun)
    }

    /// Is it a word for some of the people, so that a count of them is no count of all?
    pub fn is_part(&self, noun: &str) -> bool {
        self.part.contains(noun)
    }

    /// Is the noun too general to tie two counts together?
    pub fn is_general(&self, noun: &str) -> bool {
        self.general.contains(noun)
    }

    /// Do the two nouns count the same things?
    pub fn counts_same(&self, a: &str, b: &str) -> bool {
        a == b || matches!((self.same.get(a), self.same.get(b)), (Some(x), Some(y)) if !x.is_disjoint(y))
    }

    /// One word for all nouns that count the same things.
    pub fn class<'n>(&'n self, noun: &'n str) -> &'n str {
        let row = self.same.get(noun).and_then(|rows| rows.first());
        row.and_then(|row| self.same.iter().find(|(_, rows)| rows.contains(row))).map_or(noun, |(first, _)| first)
    }

    /// Does a count in this role move while the event goes on?
    pub fn moves(&self, role: &str) -> bool {
        self.moving.contains(role)
    }

    /// Is a count in this role one of an event as a whole, so that two accounts of the event that tell it tell the same fact?
    pub fn settles(&self, role: &str) -> bool {
        self.settling.contains(role)
    }

    /// Is it the lemma of an event that both do, so that agent and patient may change places?
    pub fn is_mutual(&self, lemma: &str) -> bool {
        self.mutual.contains(lemma)
    }

    /// Are counts in this role told by the day?
    pub fn by_the_day(&self, role: &str) -> bool {
        self.daily.contains(role)
    }

    /// Is it what players and teams do again and again, counted or as a unit?
    pub fn is_tallied(&self, thing: &str) -> bool {
        self.tallied.contains(thing)
    }

    /// Does a sum in this role tell what a thing is worth?
    pub fn is_worth(&self, role: &str) -> bool {
        self.worth.contains(role)
    }

    /// Does a count in this role shrink while the event goes on: people still missing or trapped?
    pub fn shrinks(&self, role: &str) -> bool {
        self.shrinking.contains(role)
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
