//! The event words of a run, each once, and which of them mean the same. This is computed before pairs are measured, so that a pair needs
//! no look-up of words.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use crate::wordnet::{Relation, Word};

/// Collects words.
#[derive(Default)]
pub struct Met {
    places: HashMap<String, usize>,
    words: Vec<Option<&'static Word>>,
}

impl Met {
    /// The index of a word, which is added if it is new.
    pub fn place(&mut self, word: &str) -> usize {
        if let Some(at) = self.places.get(word) {
            return *at;
        }
        self.words.push(Word::new(word));
        self.places.insert(word.to_string(), self.words.len() - 1);
        self.words.len() - 1
    }

    /// True if the word may name an event.
    pub fn happens(&self, at: usize) -> bool {
        self.words[at].is_some_and(Word::happens)
    }
}

/// Bits in one number.
const WIDTH: usize = u64::BITS as usize;

/// For each word, the others that mean the same: a bit for each word of the run, since every pair looks up many words.
#[derive(Debug, Default)]
pub struct Kin(Vec<Vec<u64>>);

impl Kin {
    /// Relates words that share a reachable sense: others never mean the same.
    pub fn new(met: &Met) -> Kin {
        let mut holders: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, word) in met.words.iter().enumerate() {
            word.iter().flat_map(|word| word.senses()).for_each(|sense| holders.entry(sense).or_default().push(at));
        }
        let row = |own: &Option<&Word>| {
            let Some(own) = own else { return Vec::new() };
            let mut bits = vec![0; met.words.len().div_ceil(WIDTH)];
            let others: BTreeSet<usize> = own.senses().filter_map(|sense| holders.get(&sense)).flatten().copied().collect();
            let related = others.into_iter().filter_map(|at| Some((at, own.meets(met.words[at]?))));
            related.filter(|(_, relation)| tells_same(*relation)).for_each(|(at, _)| bits[at / WIDTH] |= 1 << (at % WIDTH));
            bits
        };
        Kin(met.words.par_iter().map(row).collect())
    }

    /// True if the two words mean the same, in one part of speech or another.
    pub fn same(&self, a: usize, b: usize) -> bool {
        let bits = || self.0.get(a).and_then(|row| row.get(b / WIDTH)).copied().unwrap_or_default();
        a == b || bits() >> (b % WIDTH) & 1 == 1
    }
}

fn tells_same(relation: Relation) -> bool {
    match relation {
        Relation::Same | Relation::Synonym | Relation::Derived => true,
        Relation::Antonym | Relation::KindOf | Relation::Follows | Relation::Sister | Relation::Unrelated => false,
    }
}
