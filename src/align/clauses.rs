//! The clauses of a statement that say enough to be compared with those of another by themselves: two statements that say two things each
//! and share one make a claim of it, however different the rest is.

use std::collections::BTreeMap;
use std::ops::Range;

use super::profile::Profile;
use super::vocabulary::Words;
use crate::model::Statement;
use crate::model::tree::{Link, Tree};
use crate::vectors::{Grid, Term};

/// Clauses with fewer words say nothing by themselves.
const LEAST: usize = 3;
/// Most clauses of a statement that are compared: the first ones.
const MOST: usize = 6;

/// For each clause, the indices of its words among the terms. A statement without a parse is one clause.
pub fn clauses(statement: &Statement, vocabulary: Words<'_>, terms: &[Term]) -> Vec<Vec<usize>> {
    let tree = &statement.tree;
    let place = |at: usize| {
        let stem = vocabulary.word(statement.tokens.get(at)?)?.stem;
        terms.binary_search_by_key(&stem, |t| t.key as u64).ok() // terms are in order of their keys
    };
    let mut words: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (at, place) in (0..statement.tokens.len()).filter_map(|at| Some((at, place(at)?))) {
        words.entry(clause_of(at, tree)).or_default().push(place);
    }
    for (verb, words) in &mut words {
        words.extend(verb.and_then(|verb| subject(verb, tree)).into_iter().flatten().filter_map(place));
        words.sort_unstable();
        words.dedup();
    }
    let mut clauses: Vec<Vec<usize>> = words.into_values().filter(|words| words.len() >= LEAST).take(MOST).collect();
    if clauses.is_empty() {
        clauses.push((0..terms.len()).collect());
    }
    clauses
}

/// The similarity of the two nearest clauses, and the two. The smaller share of one found in the other counts, times the logarithm of its
/// weight, so that three common words in both are no proof.
pub fn nearest<'p>(a: &'p Profile, b: &'p Profile, grid: &mut Grid<'_>) -> (f64, [&'p [usize]; 2]) {
    let mut best: (f64, [&[usize]; 2]) = (0.0, [&[], &[]]);
    for (x, y) in a.clauses.iter().flat_map(|x| b.clauses.iter().map(move |y| (x, y))) {
        let shares = grid.shares((&a.terms, x), (&b.terms, y));
        let told = (shares[0] * mass(&a.terms, x)).min(shares[1] * mass(&b.terms, y));
        let likeness = shares[0].min(shares[1]) * told.ln_1p();
        if likeness > best.0 {
            best = (likeness, [x, y]);
        }
    }
    best
}

/// The total weight of the words at these indices.
fn mass(terms: &[Term], places: &[usize]) -> f64 {
    places.iter().map(|at| terms[*at].weight).sum()
}

/// The verb of the clause that contains a token.
fn clause_of(token: usize, tree: &Tree) -> Option<usize> {
    std::iter::once(token).chain(tree.above(token..token + 1)).find(|at| opens(*at, tree))
}

/// True if a verb says something by itself. One that only completes another verb, as in "began to fall", does not.
fn opens(at: usize, tree: &Tree) -> bool {
    let own = matches!(tree.link(at), Link::Conjunct | Link::Clause | Link::Adverbial | Link::Relative | Link::Reduced | Link::Parenthesis);
    tree.is_verb(at) && (own || tree.head(at).is_none())
}

/// The words of a verb's subject, which may be in the clause above.
fn subject(verb: usize, tree: &Tree) -> Option<Range<usize>> {
    tree.subject(verb).map(|(subject, _)| tree.reach(subject))
}
