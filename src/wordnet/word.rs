//! A word made ready for being compared with many others: what it reaches, what excludes it, how it shares information.

use std::sync::OnceLock;

use super::field::Field;
use super::reach::{Reached, reach};
use super::relation::Relation;
use super::table::{Lemma, Table, english};

/// A word of the table with all that is asked of it.
#[derive(Clone, Debug)]
pub struct Word {
    lemma: Lemma,
    reached: Vec<Reached>,
    /// What excludes a sense that is reached, by synset.
    against: Vec<Reached>,
    /// Worked out when it is first asked for: most words are asked for what they reach alone.
    field: OnceLock<Field>,
}

/// Least strength of both ways together for senses to be those meant; words that share a sense or a root often mean that one.
const LEAST: f64 = 0.35;
const LEAST_ALIKE: f64 = 0.08;

impl Word {
    /// The word with this lemma or regular form, where the English table has one.
    pub fn new(text: &str) -> Option<Word> {
        english().find(text).map(|lemma| Word::of(english(), lemma))
    }

    /// A word of the table.
    pub(super) fn of(table: &Table, lemma: Lemma) -> Word {
        let reached = reach(table, lemma);
        let mut against: Vec<Reached> =
            reached.iter().flat_map(|r| table.antonyms.get(r.synset).map(move |synset| Reached { synset, ..*r })).collect();
        against.sort_by(|x, y| x.synset.cmp(&y.synset).then(y.strength.total_cmp(&x.strength)));
        Word { lemma, reached, against, field: OnceLock::new() }
    }

    /// Is it, or was it made from, the other word or one of the same sense, or does it exclude that? Nothing else is told apart.
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
            // Direct opposites may share a root all the same: both are made from what they are poles of.
            let nearer = found == Relation::Synonym || found == Relation::Derived && !direct;
            if x.strength * y.strength >= LEAST && !nearer {
                found = Relation::Antonym;
            }
        });
        found
    }

    /// How the two are related.
    pub fn relation(&self, other: &Word) -> Relation {
        match self.meets(other) {
            Relation::Unrelated => self.looser(english(), other),
            found => found,
        }
    }

    /// How near the two stand: 0 for nothing in common, 1 for one meaning.
    pub fn nearness(&self, other: &Word) -> f64 {
        if self.lemma == other.lemma { 1.0 } else { self.field().nearness(other.field()) }
    }

    fn field(&self) -> &Field {
        self.field.get_or_init(|| Field::new(english(), &self.reached))
    }

    /// The senses that it reaches. Words that reach none in common are not the same, nor synonyms, nor derived.
    pub fn senses(&self) -> impl Iterator<Item = usize> + '_ {
        self.reached.iter().map(|r| r.synset)
    }

    /// Can the word name something that happens?
    pub fn happens(&self) -> bool {
        english().happens(self.lemma)
    }

    fn looser(&self, table: &Table, other: &Word) -> Relation {
        let holds = |test: Test<'_>| {
            let strong = |x: &Reached, y: &Reached| x.strength * y.strength >= LEAST;
            self.reached
                .iter()
                .any(|x| other.reached.iter().any(|y| strong(x, y) && (test(x.synset, y.synset) || test(y.synset, x.synset))))
        };
        let tests: [(Relation, Test<'_>); 3] = [
            (Relation::KindOf, &|x, y| above(table, x, y)),
            (Relation::Follows, &|x, y| causes(table, x, y) || telling_parents(table, x).any(|p| causes(table, p, y))),
            (Relation::Sister, &|x, y| telling_parents(table, x).any(|p| telling_parents(table, y).any(|q| p == q))),
        ];
        tests.iter().find(|(_, test)| holds(test)).map_or(Relation::Unrelated, |(relation, _)| *relation)
    }
}

/// What is asked of two synsets.
type Test<'t> = &'t dyn Fn(usize, usize) -> bool;

/// Calls `meet` with the entries of two sorted lists that are about one synset; of the first list there may be several.
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

fn causes(table: &Table, deed: usize, result: usize) -> bool {
    table.follows.get(deed).any(|found| found == result)
}

fn telling_parents(table: &Table, synset: usize) -> impl Iterator<Item = usize> + '_ {
    /// A parent that tells less is no kind of anything: act, move, make.
    const TELLING: f64 = 0.4;
    table.parents.get(synset).filter(|p| table.information(*p) >= TELLING)
}

/// Is the first more general by one step or two, and still telling?
fn above(table: &Table, general: usize, synset: usize) -> bool {
    telling_parents(table, synset).any(|p| p == general || telling_parents(table, p).any(|q| q == general))
}
