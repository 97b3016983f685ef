//! The words for events in a statement: the verbs of its actions and the nouns for events, by rarity. Which words of a run mean the same
//! is computed before pairs are measured, so that a pair needs no look-up of words.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::vocabulary::Words;
use crate::model::tree::Part;
use crate::model::{Content, Statement};
use crate::text::{Token, TokenKind};
use crate::wordnet::{Relation, Word};

/// A word for an event: its index among the words of the run, and its weight.
pub(super) type EventWord = (usize, f64);

/// The event words of a statement, each once, in order of their indices.
pub(super) fn event_words(statement: &Statement, vocabulary: Words<'_>, known: &mut EventWords) -> Vec<EventWord> {
    let mut out: Vec<EventWord> = Vec::new();
    for mention in &statement.mentions {
        let Content::Action(action) = &mention.content else { continue };
        let own = statement.tokens.iter().filter(|t| mention.span.start() <= t.start && t.end <= mention.span.end());
        let weight = own.filter_map(|t| vocabulary.word(t)).map(|w| w.weight).fold(0.0, f64::max);
        out.push((known.index_of(&action.lemma), weight));
    }
    let tree = &statement.tree;
    let noun = |(at, t): &(usize, &Token)| t.kind == TokenKind::Word && tree.part(*at) == Part::Noun && !tree.proper(*at);
    for (_, token) in statement.tokens.iter().enumerate().filter(noun) {
        let Some(word) = vocabulary.word(token) else { continue };
        let index = known.index_of(&token.norm);
        if known.is_event(index) {
            out.push((index, word.weight));
        }
    }
    out.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    out.dedup_by_key(|one| one.0);
    out
}

/// How much happens in both: for each side, the total weight of its event words that the other has too, as the same word, a synonym or
/// another part of speech; the smaller of the two.
pub(super) fn shared_weight(a: &[EventWord], b: &[EventWord], synonyms: &Synonyms) -> f64 {
    let found_in = |own: &[EventWord], other: &[EventWord]| -> f64 {
        own.iter().filter(|(at, _)| other.iter().any(|(theirs, _)| synonyms.same(*at, *theirs))).map(|(_, weight)| weight).sum()
    };
    found_in(a, b).min(found_in(b, a))
}

/// The event words of a run, each once.
#[derive(Default)]
pub(super) struct EventWords {
    indices: HashMap<String, usize>,
    words: Vec<Option<&'static Word>>,
}

impl EventWords {
    /// The index of a word, which is added if it is new.
    pub(super) fn index_of(&mut self, word: &str) -> usize {
        if let Some(at) = self.indices.get(word) {
            return *at;
        }
        self.words.push(Word::new(word));
        self.indices.insert(word.to_string(), self.words.len() - 1);
        self.words.len() - 1
    }

    /// True if the word may name an event.
    pub(super) fn is_event(&self, at: usize) -> bool {
        self.words[at].is_some_and(Word::happens)
    }
}

/// Bits in one number.
const WIDTH: usize = u64::BITS as usize;

/// For each word, the others that mean the same: a bit for each word of the run, since every pair looks up many words.
#[derive(Debug, Default)]
pub(super) struct Synonyms(Vec<Vec<u64>>);

impl Synonyms {
    /// Relates words that share a reachable sense: others never mean the same.
    pub(super) fn new(words: &EventWords) -> Synonyms {
        let mut holders: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, word) in words.words.iter().enumerate() {
            word.iter().flat_map(|word| word.senses()).for_each(|sense| holders.entry(sense).or_default().push(at));
        }
        let row = |own: &Option<&Word>| {
            let Some(own) = own else { return Vec::new() };
            let mut bits = vec![0; words.words.len().div_ceil(WIDTH)];
            let others: BTreeSet<usize> = own.senses().filter_map(|sense| holders.get(&sense)).flatten().copied().collect();
            let related = others.into_iter().filter_map(|at| Some((at, own.meets(words.words[at]?))));
            related.filter(|(_, relation)| means_same(*relation)).for_each(|(at, _)| bits[at / WIDTH] |= 1 << (at % WIDTH));
            bits
        };
        Synonyms(words.words.par_iter().map(row).collect())
    }

    /// True if the two words mean the same, in one part of speech or another.
    pub(super) fn same(&self, a: usize, b: usize) -> bool {
        let bits = || self.0.get(a).and_then(|row| row.get(b / WIDTH)).copied().unwrap_or_default();
        a == b || bits() >> (b % WIDTH) & 1 == 1
    }
}

fn means_same(relation: Relation) -> bool {
    match relation {
        Relation::Same | Relation::Synonym | Relation::Derived => true,
        Relation::Antonym | Relation::KindOf | Relation::Follows | Relation::Sister | Relation::Unrelated => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{EventWords, Synonyms, shared_weight};

    #[test]
    fn the_lesser_side_counts_whatever_the_part_of_speech() {
        let mut known = EventWords::default();
        let mut of = |words: &[&str]| words.iter().map(|w| (known.index_of(w), 2.0)).collect::<Vec<_>>();
        let (verbs, nouns, other) = (of(&["die", "collapse", "destroy"]), of(&["deaths", "collapse"]), of(&["sell"]));
        let synonyms = Synonyms::new(&known);
        assert_eq!([shared_weight(&verbs, &nouns, &synonyms), shared_weight(&nouns, &verbs, &synonyms)], [4.0; 2]);
        assert_eq!([shared_weight(&verbs, &other, &synonyms), shared_weight(&verbs, &[], &synonyms)], [0.0; 2]);
    }
}
