//! The predicates that two statements share: one verb, adjective or figure told by both of the same persons or things. Who says it is a
//! difference only where both sides say it; words that happen to stand in both statements say nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use super::pair::Pair;
use super::said::Said;
use crate::language::Language;
use crate::model::tree::{Link, Part};
use crate::model::{Mention, Quantity};
use crate::wordnet::{Relation, Word};

/// A predicate of both statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Where it stands on the left.
    pub left: usize,
    /// Where it stands on the right.
    pub right: usize,
    /// How many words around it both have as well.
    pub common: usize,
    /// The stretches from the first to the last word that both have of it.
    pub stretches: (Range<usize>, Range<usize>),
}

/// Common words that make two uses of one verb one predicate; one is enough where it is the subject or the object of both.
const ENOUGH: usize = 2;

/// Of two nouns: "a blood alcohol level of 0.41 per cent" is told of somebody whatever the verb.
const ENOUGH_OF_NOUNS: usize = 3;

/// So near must two verbs stand in WordNet that do not mean one thing in any sense.
const NEAR: f64 = 0.5;

/// A word that tells, with what it tells of.
struct Told {
    at: usize,
    /// What is known of it.
    known: Option<&'static Word>,
    /// Is it a verb or an adjective, and no noun of an event?
    asserts: bool,
    /// Does it say too little alone?
    light: bool,
    /// Places of the words that hang on it, without further clauses.
    around: Vec<usize>,
    /// Places of the heads of its subject and its object.
    parties: Vec<usize>,
}

/// What a statement tells, and the senses that its words can have.
pub struct Predicates {
    told: Vec<Told>,
    senses: Vec<Vec<usize>>,
}

impl Predicates {
    /// Reads a statement.
    pub fn of(said: &Said<'_>, language: &Language) -> Predicates {
        let synonyms = &language.synonyms;
        let senses = |stem: &String| {
            let at = if said.content.contains(stem) { synonyms.at(&[stem.as_str()]) } else { Vec::new() };
            at.into_iter().map(|(sense, _)| sense).collect()
        };
        Predicates { told: told(said, language), senses: said.stems.iter().map(senses).collect() }
    }
}

/// Is a word of the left statement a word of the right one, or another word for it?
fn alike(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let senses = || (&pair.left.predicates(pair).senses[left], &pair.right.predicates(pair).senses[right]);
    let share = |(ours, theirs): (&Vec<usize>, &Vec<usize>)| ours.iter().any(|sense| theirs.contains(sense));
    pair.left.stems[left] == pair.right.stems[right] || share(senses())
}

/// All predicates that both statements share, in order of the left one; without trees all words that both have.
pub fn shared(pair: &Pair<'_>) -> Vec<Shared> {
    if [pair.left, pair.right].iter().any(|said| said.statement.tree.node(0).is_none()) {
        return words(pair);
    }
    let (ours, theirs) = (&pair.left.predicates(pair).told, &pair.right.predicates(pair).told);
    let both = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
    let mut out: Vec<Shared> = both.filter_map(|(a, b)| of_one(pair, a, b)).collect();
    out.extend(figures(pair));
    out
}

/// Every word that both have, each with the stretches from the first to the last of them.
pub fn words(pair: &Pair<'_>) -> Vec<Shared> {
    let both: BTreeSet<&String> = pair.left.content.intersection(&pair.right.content).collect();
    let place = |said: &Said<'_>, stem: &String| said.stems.iter().position(|s| s == stem);
    let places = both.iter().filter_map(|stem| place(pair.left, stem).zip(place(pair.right, stem)));
    let places: Vec<(usize, usize)> = places.collect();
    let of = |at: &dyn Fn(&(usize, usize)) -> usize| {
        let first = places.iter().map(at).min().unwrap_or_default();
        first..places.iter().map(at).max().map_or(first, |last| last + 1)
    };
    let stretches = (of(&|both| both.0), of(&|both| both.1));
    let shared = |(left, right): &(usize, usize)| Shared { left: *left, right: *right, common: places.len(), stretches: stretches.clone() };
    places.iter().map(shared).collect()
}

fn of_one(pair: &Pair<'_>, a: &Told, b: &Told) -> Option<Shared> {
    let least = if a.asserts || b.asserts { ENOUGH } else { ENOUGH_OF_NOUNS };
    let (around, parties) = (meet(pair, &a.around, &b.around), meet(pair, &a.parties, &b.parties));
    let common = around.iter().map(|(x, _)| &pair.left.stems[*x]).collect::<BTreeSet<_>>().len();
    let of_one_party = !a.light && !b.light && !parties.is_empty();
    let much = common >= least || of_one_party;
    if !much || !same_word(pair, a, b) || pair.named_apart(a.at, b.at) {
        return None;
    }
    let stretch = |own: usize, words: Vec<usize>| {
        let (first, last) = (words.iter().min().map_or(own, |w| own.min(*w)), words.iter().max().map_or(own, |w| own.max(*w)));
        first..last + 1
    };
    let all = || around.iter().chain(&parties);
    let left = stretch(a.at, all().map(|(x, _)| *x).collect());
    let right = stretch(b.at, all().map(|(_, y)| *y).collect());
    Some(Shared { left: a.at, right: b.at, common, stretches: (left, right) })
}

/// The words of two lists that are one, or mean one.
fn meet(pair: &Pair<'_>, x: &[usize], y: &[usize]) -> Vec<(usize, usize)> {
    let same = |x: &usize| y.iter().find(|y| alike(pair, *x, **y)).map(|y| (*x, *y));
    x.iter().filter_map(same).collect()
}

/// One word, or two that mean or make the same: "killed" and "the killing", "struck" and "hit".
fn same_word(pair: &Pair<'_>, a: &Told, b: &Told) -> bool {
    if pair.left.stems[a.at] == pair.right.stems[b.at] {
        return true;
    }
    let known = a.known.zip(b.known);
    let meant = || known.is_some_and(|(x, y)| matches!(x.meets(y), Relation::Synonym | Relation::Derived));
    let opposed = |x: &Word, y: &Word| matches!(x.relation(y), Relation::Antonym | Relation::Sister);
    let near = || a.asserts && b.asserts && known.is_some_and(|(x, y)| x.nearness(y) >= NEAR && !opposed(x, y));
    !a.light && !b.light && (alike(pair, a.at, b.at) || meant() || near())
}

/// The verbs, the adjectives of which something is told, and the common nouns of a statement.
fn told(said: &Said<'_>, language: &Language) -> Vec<Told> {
    let tree = &said.statement.tree;
    let told = |at: usize| {
        let carrier = if tree.link(at) == Link::Adjective { tree.head(at) } else { None };
        let asserts = tree.is_verb(at) || carrier.is_some();
        let noun = tree.part(at) == Part::Noun && !tree.proper(at);
        let content = said.content.contains(&said.stems[at]);
        (content && (asserts || noun)).then(|| one(said, language, at, carrier, asserts))
    };
    (0..said.stems.len()).filter_map(told).collect()
}

fn one(said: &Said<'_>, language: &Language, at: usize, carrier: Option<usize>, asserts: bool) -> Told {
    let tree = &said.statement.tree;
    let subject = tree.subject(carrier.unwrap_or(at)).map(|(subject, _)| subject).filter(|_| asserts);
    let objects = tree.children(at).filter(|c| matches!(tree.link(*c), Link::Object | Link::Predicate));
    let parties: Vec<usize> = subject.into_iter().chain(objects).collect();
    let mut words = Vec::new();
    for top in [Some(at), carrier, subject].into_iter().flatten() {
        near(said, top, &mut words);
    }
    let tells = |at: &usize| said.content.contains(&said.stems[*at]) && !dated(said, *at);
    words.retain(|word| *word != at && tells(word));
    let norm = &said.statement.tokens[at].norm;
    let light = language.verbs.readings(norm).iter().any(|r| language.opposites.is_light(&r.lemma));
    Told { at, known: Word::new(norm), asserts, light, around: words, parties: parties.into_iter().filter(tells).collect() }
}

/// A word and all that hangs on it, as far as no clause of its own begins.
fn near(said: &Said<'_>, top: usize, out: &mut Vec<usize>) {
    let tree = &said.statement.tree;
    out.push(top);
    for child in tree.children(top) {
        let clause = matches!(tree.link(child), Link::Relative | Link::Reduced | Link::Clause | Link::Adverbial | Link::Parenthesis);
        let beside = tree.link(child) == Link::Conjunct && tree.is_verb(child);
        if !clause && !beside {
            near(said, child, out);
        }
    }
}

fn dated(said: &Said<'_>, at: usize) -> bool {
    let token = &said.statement.tokens[at];
    said.dates().any(|(m, _)| m.span.start() <= token.start && token.end <= m.span.end())
}

/// Words around a figure that are read for what it is of.
const REACH: usize = 6;

/// Figures of one thing in one role, whatever their values: both tell how many there were.
fn figures(pair: &Pair<'_>) -> Vec<Shared> {
    // "An eight-year offer": a measure that only tells of what kind a thing is is no predicate.
    let kind = |said: &Said<'_>, m: &Mention| {
        let (tree, at) = (&said.statement.tree, said.tokens_in(m.span));
        let above = at.clone().find(|word| tree.head(*word).is_none_or(|head| !at.contains(&head)));
        above.is_some_and(|top| matches!(tree.link(top), Link::Modifier | Link::Compound | Link::Measure))
    };
    let same = |(x, a): (&Mention, &Quantity), (y, b): (&Mention, &Quantity)| {
        let counted = a.role.is_some() && a.role == b.role && a.of == b.of;
        let measured = a.unit.is_some() && a.unit == b.unit && a.value.is_some() && a.value == b.value;
        !a.ordinal && !b.ordinal && (counted || measured && !kind(pair.left, x) && !kind(pair.right, y))
    };
    let mut out = Vec::new();
    for (left, a) in pair.left.quantities() {
        for (right, _) in pair.right.quantities().filter(|(right, b)| same((left, a), (right, b))) {
            let around = pair.left.content_near(left.span, REACH);
            let common = around.intersection(&pair.right.content_near(right.span, REACH)).count();
            let stretches = (pair.left.tokens_in(left.span), pair.right.tokens_in(right.span));
            let (left, right) = (stretches.0.start, stretches.1.start);
            out.extend((common > 0).then_some(Shared { left, right, common, stretches }));
        }
    }
    out
}
