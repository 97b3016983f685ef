//! What is counted: nouns that count the same things, and how figures in a role behave. The contents of `counts.toml`, queried through
//! [`Opposites`].

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::opposites::Opposites;

/// The contents of `counts.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    people: FxHashSet<String>,
    part: FxHashSet<String>,
    general: FxHashSet<String>,
    same: Same,
    owning: FxHashSet<String>,
    settling: FxHashSet<String>,
    moving: FxHashSet<String>,
    shrinking: FxHashSet<String>,
    daily: FxHashSet<String>,
    tallied: FxHashSet<String>,
    sizes: FxHashSet<String>,
    worth: FxHashSet<String>,
    often: FxHashMap<String, u32>,
}

/// Nouns with the rows of synonymous nouns that contain them.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<Vec<String>>")]
struct Same(BTreeMap<String, BTreeSet<usize>>);

impl From<Vec<Vec<String>>> for Same {
    fn from(rows: Vec<Vec<String>>) -> Same {
        let mut same: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (row, nouns) in rows.into_iter().enumerate() {
            nouns.into_iter().for_each(|noun| same.entry(noun).or_default().extend([row]));
        }
        Same(same)
    }
}

/// The English lists, compiled into the program.
pub(super) fn english() -> Counts {
    toml::from_str(include_str!("en/counts.toml")).expect("en/counts.toml is well formed")
}

impl Opposites {
    /// True for a word for people in general.
    pub fn is_people(&self, noun: &str) -> bool {
        self.counts.people.contains(noun)
    }

    /// True for a word for some of the people, so that a count of them is not a count of all.
    pub fn is_part(&self, noun: &str) -> bool {
        self.counts.part.contains(noun)
    }

    /// True if the noun is too general to link two counts.
    pub fn is_general(&self, noun: &str) -> bool {
        self.counts.general.contains(noun)
    }

    /// True if the two nouns count the same things.
    pub fn counts_same(&self, a: &str, b: &str) -> bool {
        let same = &self.counts.same.0;
        a == b || matches!((same.get(a), same.get(b)), (Some(x), Some(y)) if !x.is_disjoint(y))
    }

    /// One representative of all nouns that count the same things.
    pub fn class<'n>(&'n self, noun: &'n str) -> &'n str {
        let same = &self.counts.same.0;
        let row = same.get(noun).and_then(|rows| rows.first());
        row.and_then(|row| same.iter().find(|(_, rows)| rows.contains(row))).map_or(noun, |(first, _)| first)
    }

    /// True if the verb says that its object is part of its subject: "has 19 members".
    pub fn owns(&self, lemma: &str) -> bool {
        self.counts.owning.contains(lemma)
    }

    /// True if a count in this role describes the event as a whole, so that two accounts of the event that give it give the same fact.
    pub fn settles(&self, role: &str) -> bool {
        self.counts.settling.contains(role)
    }

    /// True if a count in this role changes while the event continues.
    pub fn moves(&self, role: &str) -> bool {
        self.counts.moving.contains(role)
    }

    /// True if a count in this role shrinks while the event continues: people still missing or trapped.
    pub fn shrinks(&self, role: &str) -> bool {
        self.counts.shrinking.contains(role)
    }

    /// True if counts in this role are given per day.
    pub fn by_the_day(&self, role: &str) -> bool {
        self.counts.daily.contains(role)
    }

    /// True for what players and teams do repeatedly, as the thing counted or as a unit.
    pub fn is_tallied(&self, thing: &str) -> bool {
        self.counts.tallied.contains(thing)
    }

    /// True for the role of a figure that gives the size of a thing.
    pub fn is_size(&self, role: &str) -> bool {
        self.counts.sizes.contains(role)
    }

    /// True if a sum in this role is the value of a thing.
    pub fn is_worth(&self, role: &str) -> bool {
        self.counts.worth.contains(role)
    }

    /// The number of times that an adverb means: "twice".
    pub fn often(&self, norm: &str) -> Option<u32> {
        self.counts.often.get(norm).copied()
    }
}
