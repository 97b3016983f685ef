//! A word made ready for being compared with many others: what it reaches, what excludes it, how it shares information.

use std::sync::{LazyLock, OnceLock};

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
    /// Worked out when they are first asked for: most words are asked for what they reach alone.
    field: OnceLock<Field>,
    around: OnceLock<Vec<Around>>,
}

/// What stands near a sense that is reached, in its place in the list.
#[derive(Clone, Debug)]
struct Around {
    /// What is more general by one step, and telling.
    parents: Vec<usize>,
    /// What is more general by one step or two, and telling.
    above: Vec<usize>,
    /// What it causes or entails, or what is more general does.
    results: Vec<usize>,
}

/// Words by the place of their lemma, each worked out once however many texts hold it.
static WORDS: LazyLock<Vec<OnceLock<Box<Word>>>> = LazyLock::new(|| (0..english().len()).map(|_| OnceLock::new()).collect());

/// Least strength of both ways together for senses to be those meant; words that share a sense or a root often mean that one.
const LEAST: f64 = 0.35;
const LEAST_ALIKE: f64 = 0.08;

impl Word {
    /// The word with this lemma or regular form, where the English table has one.
    pub fn new(text: &str) -> Option<&'static Word> {
        let lemma = english().find(text)?;
        WORDS.get(lemma.place()).map(|word| &**word.get_or_init(|| Box::new(Word::of(english(), lemma))))
    }

    /// A word of the table.
    fn of(table: &Table, lemma: Lemma) -> Word {
        let reached = reach(table, lemma);
        let mut against: Vec<Reached> =
            reached.iter().flat_map(|r| table.antonyms.get(r.synset).map(move |synset| Reached { synset, ..*r })).collect();
        against.sort_by(|x, y| x.synset.cmp(&y.synset).then(y.strength.total_cmp(&x.strength)));
        Word { lemma, reached, against, field: OnceLock::new(), around: OnceLock::new() }
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
            Relation::Unrelated => self.looser(other),
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
        /// A parent that tells less is no kind of anything: act, move, make.
        const TELLING: f64 = 0.4;
        let telling = |at: usize| table.parents.get(at).filter(|parent| table.information(*parent) >= TELLING);
        let parents: Vec<usize> = telling(synset).collect();
        let above = parents.iter().copied().chain(parents.iter().flat_map(|parent| telling(*parent))).collect();
        let results = std::iter::once(synset).chain(parents.iter().copied()).flat_map(|event| table.follows.get(event)).collect();
        Around { parents, above, results }
    }
}

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
