//! A word prepared for comparison with many others: the senses it reaches, their opposites, and its shared information.

use std::sync::{LazyLock, OnceLock};

use super::field::Field;
use super::reach::{Reached, reach};
use super::relation::Relation;
use super::table::{Lemma, Table, english};

/// A word of the table and everything precomputed for it.
#[derive(Clone, Debug)]
pub struct Word {
    lemma: Lemma,
    reached: Vec<Reached>,
    /// The opposites of senses that are reached, by synset.
    against: Vec<Reached>,
    /// Computed when first needed: for most words, only the reached senses are used.
    field: OnceLock<Field>,
    around: OnceLock<Vec<Around>>,
}

/// The neighbourhood of a reached sense, at the same index as in the list of these.
#[derive(Clone, Debug)]
struct Around {
    /// Senses that are more general by one step, and informative.
    parents: Vec<usize>,
    /// Senses that are more general by one or two steps, and informative.
    above: Vec<usize>,
    /// What it or a more general sense causes or entails.
    results: Vec<usize>,
}

/// Words by the index of their lemma, each computed once however many texts contain it.
static WORDS: LazyLock<Vec<OnceLock<Box<Word>>>> = LazyLock::new(|| (0..english().len()).map(|_| OnceLock::new()).collect());

/// Least product of both strengths for senses that are meant; words that share a sense or a root often mean the same one.
const LEAST: f64 = 0.35;
const LEAST_ALIKE: f64 = 0.08;

impl Word {
    /// The word with this lemma or regular form, if the English table contains one.
    pub fn new(text: &str) -> Option<&'static Word> {
        let lemma = english().find(text)?;
        WORDS.get(lemma.place()).map(|word| &**word.get_or_init(|| Box::new(Word::of(english(), lemma))))
    }

    /// Precomputes a word of the table.
    fn of(table: &Table, lemma: Lemma) -> Word {
        let reached = reach(table, lemma);
        let mut against: Vec<Reached> =
            reached.iter().flat_map(|r| table.antonyms.get(r.synset).map(move |synset| Reached { synset, ..*r })).collect();
        against.sort_by(|x, y| x.synset.cmp(&y.synset).then(y.strength.total_cmp(&x.strength)));
        Word { lemma, reached, against, field: OnceLock::new(), around: OnceLock::new() }
    }

    /// The relation by shared or opposite senses: same, synonym, derived or antonym. All other relations are reported as unrelated.
    pub fn meets(&self, other: &Word) -> Relation {
        if self.lemma == other.lemma {
            return Relation::Same;
        }
        let mut found = Relation::Unrelated;
        walk(&self.reached, &other.reached, |x, y| {
            let relation = if x.derived || y.derived { Relation::Derived } else { Relation::Synonym };
            let least = if x.derived && y.derived { LEAST } else { LEAST_ALIKE };
            if x.strength * y.strength >= least {
                found = found.min(relation);
            }
        });
        walk(&self.against, &other.reached, |x, y| {
            let direct = !x.derived && !y.derived;
            // Direct opposites may still share a root: both are derived from the thing whose poles they are.
            let nearer = found == Relation::Synonym || found == Relation::Derived && !direct;
            if x.strength * y.strength >= LEAST && !nearer {
                found = Relation::Antonym;
            }
        });
        found
    }

    /// How the two words are related.
    pub fn relation(&self, other: &Word) -> Relation {
        match self.meets(other) {
            Relation::Unrelated => self.looser(other),
            found => found,
        }
    }

    /// How near the two words are: 0 for nothing in common, 1 for the same meaning.
    pub fn nearness(&self, other: &Word) -> f64 {
        if self.lemma == other.lemma { 1.0 } else { self.field().nearness(other.field()) }
    }

    fn field(&self) -> &Field {
        self.field.get_or_init(|| Field::new(english(), &self.reached))
    }

    /// The senses that it reaches. Words that share none are not the same, synonyms, or derived from each other.
    pub fn senses(&self) -> impl Iterator<Item = usize> + '_ {
        self.reached.iter().map(|r| r.synset)
    }

    /// True if the word can name something that happens.
    pub fn happens(&self) -> bool {
        english().happens(self.lemma)
    }

    fn around(&self) -> &[Around] {
        self.around.get_or_init(|| self.reached.iter().map(|r| Around::new(english(), r.synset)).collect())
    }

    fn looser(&self, other: &Word) -> Relation {
        let (ours, theirs) = (self.reached.iter().zip(self.around()), other.reached.iter().zip(other.around()));
        let pairs = ours.flat_map(|x| theirs.clone().map(move |y| (x, y)));
        let strong = pairs.filter(|((x, _), (y, _))| x.strength * y.strength >= LEAST);
        let relation = |((x, by_x), (y, by_y)): ((&Reached, &Around), (&Reached, &Around))| match () {
            () if by_y.above.contains(&x.synset) || by_x.above.contains(&y.synset) => Relation::KindOf,
            () if by_x.results.contains(&y.synset) || by_y.results.contains(&x.synset) => Relation::Follows,
            () if by_x.parents.iter().any(|parent| by_y.parents.contains(parent)) => Relation::Sister,
            () => Relation::Unrelated,
        };
        strong.map(relation).min().unwrap_or(Relation::Unrelated)
    }
}

impl Around {
    fn new(table: &Table, synset: usize) -> Around {
        /// A parent with less information is too general to count: act, move, make.
        const TELLING: f64 = 0.4;
        let telling = |at: usize| table.parents.get(at).filter(|parent| table.information(*parent) >= TELLING);
        let parents: Vec<usize> = telling(synset).collect();
        let above = parents.iter().copied().chain(parents.iter().flat_map(|parent| telling(*parent))).collect();
        let results = std::iter::once(synset).chain(parents.iter().copied()).flat_map(|event| table.follows.get(event)).collect();
        Around { parents, above, results }
    }
}

/// Calls `meet` with the entries of two sorted lists that have the same synset; the first list may contain several for one synset.
fn walk(first: &[Reached], second: &[Reached], mut meet: impl FnMut(&Reached, &Reached)) {
    let mut at = 0;
    for x in first {
        while second.get(at).is_some_and(|y| y.synset < x.synset) {
            at += 1;
        }
        if let Some(y) = second.get(at).filter(|y| y.synset == x.synset) {
            meet(x, y);
        }
    }
}
