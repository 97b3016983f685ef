//! The words for what happens in a run, each once, and how they are related: worked out before pairs are measured, so that a pair
//! costs no look at a word.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::wordnet::{Relation, Word};

/// How two words for what happens are related.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tie {
    /// Do they tell the same, in one part of speech or another?
    pub same: bool,
    /// Do they exclude each other?
    pub opposite: bool,
    /// How near they are, 0..1.
    pub near: f64,
}

/// Words are kept apart that are not this near.
const LEAST: f64 = 0.05;

/// Words as they are met.
#[derive(Default)]
pub struct Met {
    places: HashMap<String, usize>,
    words: Vec<Option<Word>>,
}

impl Met {
    /// The place of a word.
    pub fn place(&mut self, word: &str) -> usize {
        if let Some(at) = self.places.get(word) {
            return *at;
        }
        self.words.push(Word::new(word));
        self.places.insert(word.to_string(), self.words.len() - 1);
        self.words.len() - 1
    }

    /// May the word at a place name something that happens?
    pub fn happens(&self, at: usize) -> bool {
        self.words[at].as_ref().is_some_and(Word::happens)
    }
}

/// For each word those that are related to it, in order.
#[derive(Debug, Default)]
pub struct Kin(Vec<Vec<(usize, Tie)>>);

impl Kin {
    /// Relates all words to all. They are the verbs and nouns of a language: however long the run, some thousands.
    pub fn new(met: &Met) -> Kin {
        let row = |own: &Option<Word>| {
            let Some(own) = own else { return Vec::new() };
            let others = met.words.iter().enumerate().filter_map(|(at, other)| Some((at, tie(own, other.as_ref()?))));
            others.filter(|(_, tie)| *tie != Tie::default()).collect()
        };
        Kin(met.words.par_iter().map(row).collect())
    }

    /// How the words at two places are related.
    pub fn tie(&self, a: usize, b: usize) -> Tie {
        if a == b {
            return Tie { same: true, opposite: false, near: 1.0 };
        }
        let row = self.0.get(a).map_or(&[][..], Vec::as_slice);
        row.binary_search_by_key(&b, |(at, _)| *at).map_or(Tie::default(), |at| row[at].1)
    }
}

fn tie(a: &Word, b: &Word) -> Tie {
    let near = Some(a.nearness(b)).filter(|near| *near >= LEAST).unwrap_or(0.0);
    match a.meets(b) {
        Relation::Same | Relation::Synonym | Relation::Derived => Tie { same: true, opposite: false, near },
        Relation::Antonym => Tie { same: false, opposite: true, near },
        Relation::KindOf | Relation::Follows | Relation::Sister | Relation::Unrelated => Tie { same: false, opposite: false, near },
    }
}
