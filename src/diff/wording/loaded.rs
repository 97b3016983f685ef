//! `loaded`: for one thing that the lexicon names, the accounts chose different words and at least one of them evaluates.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::{Finding, Pair, Said};
use super::tie;
use crate::language::wording::Part;
use crate::model::DifferenceKind;

/// Least share of common words around two words of one set.
const LEAST_FIT: f64 = 0.2;

/// A word of a set, in a statement.
struct Term {
    at: Range<usize>,
    evaluates: bool,
}

/// The best-fitting pair of terms of each set.
pub(super) fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let (left, right) = (terms(pair, pair.left, pair.right), terms(pair, pair.right, pair.left));
    let mut out = Vec::new();
    for (set, ours) in &left {
        let Some(theirs) = right.get(set) else { continue };
        let sides = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b))).filter(|(a, b)| a.evaluates || b.evaluates);
        let fitting = sides.map(|(a, b)| (tie::span_of(pair.left, &a.at), tie::span_of(pair.right, &b.at)));
        let Some(best) = fitting.max_by(|a, b| tie::fit(pair, a.0, a.1).total_cmp(&tie::fit(pair, b.0, b.1))) else { continue };
        if tie::fit(pair, best.0, best.1) >= LEAST_FIT {
            let set = &pair.reading.language.wording.sets[*set];
            out.push(tie::finding(pair, DifferenceKind::Loaded, best, &format!("for {}, {}", set.sense, set.why)));
        }
    }
    out
}

/// The terms of each set that the other statement does not use as well.
fn terms(pair: &Pair<'_>, said: &Said<'_>, other: &Said<'_>) -> BTreeMap<usize, Vec<Term>> {
    let lexicon = &pair.reading.language.wording;
    let mut out: BTreeMap<usize, Vec<Term>> = BTreeMap::new();
    for from in 0..said.stems.len() {
        for (entry, words) in lexicon.at(&said.stems[from..], &said.statement.tokens[from].norm) {
            let at = from..from + words;
            let (set, evaluates) = match entry.part {
                Part::Loaded(set) => (set, true),
                Part::Neutral(set) => (set, false),
                Part::Intensity | Part::Distancing => continue,
            };
            if !tie::shared(said, &at, other) {
                out.entry(set).or_default().push(Term { at, evaluates });
            }
        }
    }
    out
}
