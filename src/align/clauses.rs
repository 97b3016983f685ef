//! The clauses of a statement that tell enough to be held against those of another by themselves: two statements that share one of
//! the two things each tells make a claim of it, however unlike the rest of them is.

use std::collections::BTreeMap;
use std::ops::Range;

use super::profile::Profile;
use super::vocabulary::Words;
use crate::model::Statement;
use crate::model::tree::{Link, Tree};
use crate::vectors::{Grid, Term};

/// Fewer words than this tell nothing by themselves.
const LEAST: usize = 3;
/// Of a statement of more clauses the first so many are compared.
const MOST: usize = 6;

/// The clauses: for each the places of its words among the terms. A statement that is not parsed is one clause.
pub fn clauses(statement: &Statement, vocabulary: Words<'_>, terms: &[Term]) -> Vec<Vec<usize>> {
    let tree = &statement.tree;
    let place = |at: usize| {
        let stem = vocabulary.word(statement.tokens.get(at)?)?.stem;
        terms.binary_search_by_key(&stem, |t| t.key as u64).ok() // terms stand in order of their keys
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

/// What the two clauses nearest to each other tell of each other, and the two. The lesser share found in the other counts by the logarithm
/// of how much that is, so that three common words that meet are no proof.
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

/// What the words at these places weigh together.
fn mass(terms: &[Term], places: &[usize]) -> f64 {
    places.iter().map(|at| terms[*at].weight).sum()
}

/// The verb of the clause that a token stands in.
fn clause_of(token: usize, tree: &Tree) -> Option<usize> {
    std::iter::once(token).chain(tree.above(token..token + 1)).find(|at| opens(*at, tree))
}

/// Does a verb tell something by itself? One that another verb only completes, as in "began to fall", does not.
fn opens(at: usize, tree: &Tree) -> bool {
    let own = matches!(tree.link(at), Link::Conjunct | Link::Clause | Link::Adverbial | Link::Relative | Link::Reduced | Link::Parenthesis);
    tree.is_verb(at) && (own || tree.head(at).is_none())
}

/// The words of whom or what a verb is told, which may stand in the clause above.
fn subject(verb: usize, tree: &Tree) -> Option<Range<usize>> {
    tree.subject(verb).map(|(subject, _)| tree.reach(subject))
}
