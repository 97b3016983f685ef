//! Two persons by what they are to others: mother and father, lessor and lessee, waiter and waitress. In the same place of near copies one of them
//! did it, and not the other; and never are the two one person called by two words.

use std::ops::Range;

use super::finding::{Finding, Half};
use super::pair::{Change, Pair};
use super::said::Said;
use crate::model::{DifferenceKind, Relation, Span};
use crate::text::TokenKind;
use crate::wordnet::{self, Word};

/// Words for two persons in one place of near copies, neither of them denied. How many there were of each is compared as a figure.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    // "Men earned 40,000, women 35,000": figures of two groups
    let figures = pair.left.quantities().next().is_some() && pair.right.quantities().next().is_some();
    if !pair.is_near_copy() || figures {
        return Vec::new();
    }
    let found = pair.changes.iter().filter_map(|change| {
        let (i, j) = places(change).find(|(i, j)| two(pair, *i, *j))?;
        let alone = |said: &Said<'_>, own: usize, other: &str| {
            let named = said.stems.iter().any(|stem| stem == other);
            !named && !said.denies(own) && !counted(said, own)
        };
        let apart = alone(pair.left, i, &pair.right.stems[j]) && alone(pair.right, j, &pair.left.stems[i]);
        apart.then(|| finding(pair, i, j))
    });
    found.collect()
}

/// All places on the left with all on the right.
fn places(change: &Change) -> impl Iterator<Item = (usize, usize)> + '_ {
    change.left.clone().flat_map(|i| change.right.clone().map(move |j| (i, j)))
}

/// Are the words at two places words for two persons?
fn two(pair: &Pair<'_>, i: usize, j: usize) -> bool {
    let word = |said: &Said<'_>, at: usize| said.statement.tokens[at].kind == TokenKind::Word;
    let norm = |said: &Said<'_>, at: usize| hyphened(said, at);
    word(pair.left, i) && word(pair.right, j) && exclude(pair, &norm(pair.left, i), &norm(pair.right, j))
}

/// A word with what hyphens join to it: "daughter-in-law".
fn hyphened(said: &Said<'_>, at: usize) -> String {
    let tokens = &said.statement.tokens;
    let joined = |mark: usize, next: usize| {
        tokens.get(mark).is_some_and(|t| t.is("-") && t.glued) && tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word && t.glued)
    };
    let mut end = at + 1;
    while joined(end, end + 1) {
        end += 2;
    }
    let range: Range<usize> = at..end;
    tokens[range].iter().map(|t| t.norm.as_str()).collect()
}

/// Are two nouns, in lower case, two persons: by the list, or opposites that both name persons?
pub fn exclude(pair: &Pair<'_>, a: &str, b: &str) -> bool {
    let person = |word: &str| wordnet::is_person(word.strip_suffix('s').unwrap_or(word));
    let opposite = || Word::new(a).zip(Word::new(b)).is_some_and(|(x, y)| x.meets(y) == wordnet::Relation::Antonym);
    pair.reading.language.persons.exclude(a, b) || person(a) && person(b) && opposite()
}

/// Is a noun told with a number?
fn counted(said: &Said<'_>, at: usize) -> bool {
    let token = &said.statement.tokens[at];
    let noun = Span::of(said.text, token.start..token.end);
    said.quantities().any(|(m, q)| !q.ordinal && (m.span.overlaps(noun) || q.of_span.is_some_and(|of| of.overlaps(noun))))
}

fn finding(pair: &Pair<'_>, i: usize, j: usize) -> Finding {
    let half = |said: &Said<'_>, at: usize| {
        let token = &said.statement.tokens[at];
        Half::verbatim(said, Span::of(said.text, token.start..token.end))
    };
    let (left, right) = (half(pair.left, i), half(pair.right, j));
    let explanation = format!("“{}” against “{}”: these are two persons", left.value, right.value);
    let topic = left.span.start().to_string();
    Finding { kind: DifferenceKind::Actor, topic, relation: Relation::Conflict, weight: 2.0, form: false, left, right, explanation }
}
