//! How many of all: "hardly anyone" and "nearly everyone" exclude each other; "not all" leaves "some" and "most" as true as it is.

use std::ops::Range;

use super::pair::{Change, Pair};
use super::said::Said;
use crate::language::opposites::Share;

/// Do two stretches in one place tell of next to none and of next to all of the same?
pub fn exclude(pair: &Pair<'_>, change: &Change) -> Option<(usize, usize)> {
    let (left, right) = (shares(pair, pair.left, &change.left), shares(pair, pair.right, &change.right));
    let pairs = left.iter().flat_map(|a| right.iter().map(move |b| (a, b)));
    let same = |(i, j): (usize, usize)| {
        let next = |said: &Said<'_>, at: usize| said.stems.get(at + 1).filter(|stem| said.content.contains(*stem)).cloned();
        // "few came" and "most members came" tell of the same as far as they tell of whom
        next(pair.left, i).zip(next(pair.right, j)).is_none_or(|(a, b)| a == b || pair.left.statement.tokens[i + 1].is("of"))
    };
    { pairs }.find(|((i, x), (j, y))| x != y && same((*i, *j))).map(|((i, _), (j, _))| (*i, *j))
}

fn shares(pair: &Pair<'_>, said: &Said<'_>, at: &Range<usize>) -> Vec<(usize, Share)> {
    let norm = |at: usize| said.statement.tokens[at].norm.as_str();
    let share = |at: usize| pair.reading.language.opposites.share(if at == 0 { "" } else { norm(at - 1) }, norm(at));
    at.clone().filter_map(|at| Some((at, share(at)?))).collect()
}

/// Does one side deny that it is all or both of them, and the other tell of some, most or one? Both are true then.
pub fn leaves_some(pair: &Pair<'_>, change: &Change) -> bool {
    let all = |said: &Said<'_>, at: &Range<usize>, denied: bool| {
        let norm = |at: usize| said.statement.tokens[at].norm.as_str();
        let opposites = &pair.reading.language.opposites;
        at.clone().any(|i| opposites.is_all(norm(i)) && (i > 0 && opposites.denies(norm(i - 1))) == denied)
    };
    let denies = |said: &Said<'_>, at: &Range<usize>| all(said, at, true);
    let asserts = |said: &Said<'_>, at: &Range<usize>| all(said, at, false);
    denies(pair.left, &change.left) && !asserts(pair.right, &change.right) && !change.right.is_empty()
        || denies(pair.right, &change.right) && !asserts(pair.left, &change.left) && !change.left.is_empty()
}
