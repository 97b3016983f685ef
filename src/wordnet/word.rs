//! How two words are related, over parts of speech. A word is made ready for being compared with many others: which senses it reaches, by how
//! common they are, what excludes it, and what is more general.

use std::sync::{LazyLock, OnceLock};

use super::nearness::Ancestors;
use super::table::{Lemma, Part, Table, english};

/// A word of the table, made ready for comparison.
#[derive(Clone, Debug)]
pub struct Word {
    lemma: Lemma,
    reached: Vec<ReachedSense>,
    /// What excludes a sense that is reached, by synset.
    excluded: Vec<ReachedSense>,
    /// Computed on first use: for most words only the senses that they reach are needed.
    ancestors: OnceLock<Ancestors>,
    neighbours: OnceLock<Vec<Neighbours>>,
}

/// What is near a sense that is reached, in its place in the list.
#[derive(Clone, Debug)]
struct Neighbours {
    /// What is more general by one step, and specific.
    parents: Vec<usize>,
    /// What is more general by one step or two, and specific.
    above: Vec<usize>,
    /// What it causes or entails, or what is more general does.
    results: Vec<usize>,
}

/// Words by the place of their lemma, each made ready once.
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
        let reached = reached_senses(table, lemma);
        let mut excluded: Vec<ReachedSense> =
            reached.iter().flat_map(|r| table.antonyms.get(r.synset).map(move |synset| ReachedSense { synset, ..*r })).collect();
        excluded.sort_by(|x, y| x.synset.cmp(&y.synset).then(y.strength.total_cmp(&x.strength)));
        Word { lemma, reached, excluded, ancestors: OnceLock::new(), neighbours: OnceLock::new() }
    }

    /// Whether it is the other word, a synonym, derived from it or its opposite; all else is `Unrelated`.
    pub fn meets(&self, other: &Word) -> Relation {
        if self.lemma == other.lemma {
            return Relation::Same;
        }
        let mut found = Relation::Unrelated;
        for_common_senses(&self.reached, &other.reached, |x, y| {
            let relation = if x.derived || y.derived { Relation::Derived } else { Relation::Synonym };
            let least = if x.derived && y.derived { LEAST } else { LEAST_ALIKE };
            if x.strength * y.strength >= least {
                found = found.min(relation);
            }
        });
        for_common_senses(&self.excluded, &other.reached, |x, y| {
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
            Relation::Unrelated => self.wide_relation(other),
            found => found,
        }
    }

    /// How near the two are in meaning: 0 for nothing in common, 1 for one meaning.
    pub fn nearness(&self, other: &Word) -> f64 {
        if self.lemma == other.lemma { 1.0 } else { self.ancestors().nearness(other.ancestors()) }
    }

    fn ancestors(&self) -> &Ancestors {
        self.ancestors.get_or_init(|| Ancestors::new(english(), &self.reached))
    }

    /// The senses that it reaches. Words that reach none in common are not the same, nor synonyms, nor derived.
    pub fn senses(&self) -> impl Iterator<Item = usize> + '_ {
        self.reached.iter().map(|r| r.synset)
    }

    /// True if the word can name an event.
    pub fn happens(&self) -> bool {
        english().is_event(self.lemma)
    }

    fn neighbours(&self) -> &[Neighbours] {
        self.neighbours.get_or_init(|| self.reached.iter().map(|r| Neighbours::new(english(), r.synset)).collect())
    }

    fn wide_relation(&self, other: &Word) -> Relation {
        let (ours, theirs) = (self.reached.iter().zip(self.neighbours()), other.reached.iter().zip(other.neighbours()));
        let pairs = ours.flat_map(|x| theirs.clone().map(move |y| (x, y)));
        let strong = pairs.filter(|((x, _), (y, _))| x.strength * y.strength >= LEAST);
        let relation = |((x, by_x), (y, by_y)): ((&ReachedSense, &Neighbours), (&ReachedSense, &Neighbours))| match () {
            () if by_y.above.contains(&x.synset) || by_x.above.contains(&y.synset) => Relation::KindOf,
            () if by_x.results.contains(&y.synset) || by_y.results.contains(&x.synset) => Relation::Follows,
            () if by_x.parents.iter().any(|parent| by_y.parents.contains(parent)) => Relation::Sister,
            () => Relation::Unrelated,
        };
        strong.map(relation).min().unwrap_or(Relation::Unrelated)
    }
}

impl Neighbours {
    fn new(table: &Table, synset: usize) -> Neighbours {
        /// Least information of a parent that names a kind: act, move and make do not.
        const SPECIFIC: f64 = 0.4;
        let specific_parents = |at: usize| table.parents.get(at).filter(|parent| table.information(*parent) >= SPECIFIC);
        let parents: Vec<usize> = specific_parents(synset).collect();
        let above = parents.iter().copied().chain(parents.iter().flat_map(|parent| specific_parents(*parent))).collect();
        let results = std::iter::once(synset).chain(parents.iter().copied()).flat_map(|event| table.follows.get(event)).collect();
        Neighbours { parents, above, results }
    }
}

/// Calls `found_both` with the entries of two sorted lists that are about one synset; of the first list there may be several.
fn for_common_senses(first: &[ReachedSense], second: &[ReachedSense], mut found_both: impl FnMut(&ReachedSense, &ReachedSense)) {
    let mut at = 0;
    for x in first {
        while second.get(at).is_some_and(|y| y.synset < x.synset) {
            at += 1;
        }
        if let Some(y) = second.get(at).filter(|y| y.synset == x.synset) {
            found_both(x, y);
        }
    }
}

/// What one word is to another, in senses that are common enough in both. From the nearest to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// One word.
    Same,
    /// They share a sense: buy, purchase.
    Synonym,
    /// One is made from the other, or from a word that shares a sense with it: die, death.
    Derived,
    /// They exclude each other: buy, sell.
    Antonym,
    /// One is more general than the other, by a step or two: robbery, theft.
    KindOf,
    /// One causes or entails the other: kill, die.
    Follows,
    /// Two kinds of one thing: robbery, burglary.
    Sister,
    /// None of these.
    Unrelated,
}

/// A sense reached.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReachedSense {
    /// The synset.
    pub synset: usize,
    /// How closely it is reached: 1 for the commonest sense of the word.
    pub strength: f64,
    /// True for a sense of a word derived from this one.
    pub derived: bool,
}

/// Factor for a step to a derived word.
const DERIVED: f64 = 0.9;
/// Factor for a step to a verb of the same group.
const SAME_GROUP: f64 = 0.9;
/// Senses that are rarer than this, relative to the commonest, are left out.
const LEAST_COMMON: f64 = 0.1;

/// All senses that a word reaches, by synset, each once with its greatest strength.
pub(super) fn reached_senses(table: &Table, lemma: Lemma) -> Vec<ReachedSense> {
    let most = [Part::Adjective, Part::Noun, Part::Verb].map(|part| {
        let shares = table.senses(lemma).filter(|s| table.part(s.synset) == part).map(|s| s.share);
        shares.fold(0.0, f64::max)
    });
    let mut out = Vec::new();
    for sense in table.senses(lemma) {
        let strength = (sense.share / most[table.part(sense.synset) as usize]).sqrt();
        if strength < LEAST_COMMON {
            continue;
        }
        out.push(ReachedSense { synset: sense.synset, strength, derived: false });
        out.extend(table.alike.get(sense.synset).map(|synset| ReachedSense { synset, strength: strength * SAME_GROUP, derived: false }));
        out.extend(table.derived.get(sense.synset).map(|synset| ReachedSense { synset, strength: strength * DERIVED, derived: true }));
    }
    out.sort_by(|x, y| x.synset.cmp(&y.synset).then(x.derived.cmp(&y.derived)).then(y.strength.total_cmp(&x.strength)));
    out.dedup_by_key(|r| r.synset);
    out
}
