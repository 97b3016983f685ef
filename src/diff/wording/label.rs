//! `label` by sense: two words that can mean one thing, each used by one side only, in fitting surroundings.

use std::ops::Range;

use super::super::{Finding, Pair, Said};
use super::tie;
use crate::model::DifferenceKind;

/// Least share of common words around two words of one sense.
const LEAST_FIT: f64 = 0.25;

/// The best-fitting pair of words of each sense.
pub(super) fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let (left, right) = (senses(pair, pair.left, pair.right), senses(pair, pair.right, pair.left));
    let mut out = Vec::new();
    for (sense, a) in &left {
        let a = tie::span_of(pair.left, a);
        let twins = right.iter().filter(|(s, _)| s == sense).map(|(_, b)| tie::span_of(pair.right, b));
        let Some(best) = twins.max_by(|x, y| tie::fit(pair, a, *x).total_cmp(&tie::fit(pair, a, *y))) else { continue };
        if tie::fit(pair, a, best) >= LEAST_FIT {
            out.push(tie::finding(pair, DifferenceKind::Label, (a, best), "another word for it"));
        }
    }
    out.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    out
}

/// Words with a known sense that the other statement does not use as well.
fn senses(pair: &Pair<'_>, said: &Said<'_>, other: &Said<'_>) -> Vec<(usize, Range<usize>)> {
    let synonyms = &pair.reading.language.synonyms;
    let found = (0..said.stems.len()).flat_map(|from| {
        let here = synonyms.at(&said.stems[from..]);
        let longest = here.iter().map(|(_, words)| *words).max().unwrap_or(0);
        here.into_iter().filter(move |(_, words)| *words == longest).map(move |(sense, words)| (sense, from..from + words))
    });
    found.filter(|(_, at)| at.clone().any(|i| said.content.contains(&said.stems[i])) && !tie::shared(said, at, other)).collect()
}
