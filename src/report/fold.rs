//! Findings as they are read: differences are told account by account, so that one conflict between five accounts is several of them.
//! Those of one claim and kind that share a stretch of text are shown as one finding, with every distinct reading once.

use std::collections::BTreeMap;

use crate::model::{AccountId, ClaimId, Comparison, DifferenceId, DifferenceKind, Relation, Side, Span, StatementId, Voice};
use crate::select::View;

/// Differences that are shown together.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    /// Their claim.
    pub claim: ClaimId,
    /// Their kind.
    pub kind: DifferenceKind,
    /// The most telling of their relations.
    pub relation: Relation,
    /// The differences.
    pub ids: Vec<DifferenceId>,
    /// What is said, each reading once, in order of the accounts (the base's first).
    pub readings: Vec<Reading<'a>>,
    /// The distinct explanations, the most telling relation first.
    pub explanations: Vec<&'a str>,
}

impl Finding<'_> {
    /// Is all that matters whether it is told or not?
    pub fn told_or_not(&self) -> bool {
        matches!(self.kind, DifferenceKind::Omission | DifferenceKind::NotInSpan)
    }

    /// The words of a side; an account's own voice is no stretch of words.
    pub fn words_of(&self, side: &Side) -> Option<Span> {
        side.span.filter(|_| !(self.kind == DifferenceKind::Attribution && side.voice == Voice::Own))
    }

    /// The statements to quote with the words that differ in each: the first of each reading; of what is told or not, the claim's gist.
    pub fn quoted(&self, comparison: &Comparison) -> Vec<(StatementId, Option<Span>)> {
        if self.told_or_not() {
            return vec![(comparison.claims[self.claim.0].gist, None)];
        }
        let first = self.readings.iter().map(|reading| reading.sides[0]);
        first.filter_map(|side| Some((side.statement?, self.words_of(side)))).collect()
    }
}

/// One reading and the sides that have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<'a> {
    /// Its normal form.
    pub value: &'a str,
    /// Who says so, in order of the accounts.
    pub sides: Vec<&'a Side>,
}

/// The findings of the view, in order of claim, kind and place.
pub fn findings<'a>(comparison: &'a Comparison, view: &View) -> Vec<Finding<'a>> {
    let mut groups: BTreeMap<(ClaimId, DifferenceKind), Vec<DifferenceId>> = BTreeMap::new();
    for id in &view.differences {
        let difference = &comparison.differences[id.0];
        groups.entry((difference.claim, difference.kind)).or_default().push(*id);
    }
    groups.into_values().flat_map(|ids| connected(comparison, &ids)).map(|ids| finding(comparison, view.base, ids)).collect()
}

/// Splits differences into sets that are linked by a shared stretch of text. Silent sides link as one.
fn connected(comparison: &Comparison, ids: &[DifferenceId]) -> Vec<Vec<DifferenceId>> {
    let mut parent: Vec<usize> = (0..ids.len()).collect();
    let mut first: BTreeMap<_, usize> = BTreeMap::new();
    for (at, id) in ids.iter().enumerate() {
        for side in &comparison.differences[id.0].sides {
            let stretch = side.span.map(|span| (side.account, span.start(), span.end()));
            let other = *first.entry(stretch).or_insert(at);
            let (a, b) = (root(&parent, other), root(&parent, at));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut sets: BTreeMap<usize, Vec<DifferenceId>> = BTreeMap::new();
    for (at, id) in ids.iter().enumerate() {
        sets.entry(root(&parent, at)).or_default().push(*id);
    }
    sets.into_values().collect()
}

fn root(parent: &[usize], mut at: usize) -> usize {
    while parent[at] != at {
        at = parent[at];
    }
    at
}

fn finding(comparison: &Comparison, base: Option<AccountId>, ids: Vec<DifferenceId>) -> Finding<'_> {
    let differences = || ids.iter().map(|id| &comparison.differences[id.0]);
    let mut sides: Vec<&Side> = differences().flat_map(|d| &d.sides).collect();
    sides.sort_by_key(|s| (Some(s.account) != base, s.account, s.span.map(|span| span.start()), s.statement));
    sides.dedup_by_key(|s| (s.account, s.span, s.statement, s.value.clone()));
    let first = &comparison.differences[ids[0].0];
    // Whether it is told or not is all that matters of what is left out.
    let told_or_not = matches!(first.kind, DifferenceKind::Omission | DifferenceKind::NotInSpan);
    let mut readings: Vec<Reading<'_>> = Vec::new();
    for side in sides {
        let alike =
            |r: &&mut Reading<'_>| (told_or_not || r.value == side.value) && r.sides[0].statement.is_some() == side.statement.is_some();
        match readings.iter_mut().find(alike) {
            Some(reading) => reading.sides.push(side),
            None => readings.push(Reading { value: &side.value, sides: vec![side] }),
        }
    }
    let mut telling: Vec<_> = differences().collect();
    telling.sort_by_key(|d| std::cmp::Reverse(d.relation));
    let mut explanations: Vec<&str> = Vec::new();
    for difference in telling {
        if !difference.explanation.is_empty() && !explanations.contains(&difference.explanation.as_str()) {
            explanations.push(&difference.explanation);
        }
    }
    let relation = differences().map(|d| d.relation).max().unwrap_or(first.relation);
    Finding { claim: first.claim, kind: first.kind, relation, readings, explanations, ids }
}
