//! Findings as people read them. Differences are between two accounts, so one conflict between five accounts is several of them; here,
//! differences of one claim and kind that share words of an account become one finding.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::connected::connected;
use crate::model::{AccountId, ClaimId, Comparison, DifferenceId, DifferenceKind, Relation, Side, Span, StatementId, Voice};
use crate::select::View;

/// Differences that are shown together.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    /// Their claim.
    pub claim: ClaimId,
    /// Their kind.
    pub kind: DifferenceKind,
    /// The strongest of their relations.
    pub relation: Relation,
    /// The best of their ranks: 1 matters most.
    pub rank: usize,
    /// The differences.
    pub ids: Vec<DifferenceId>,
    /// The readings, each once, in order of the accounts (the base's first).
    pub readings: Vec<Reading<'a>>,
    /// The distinct explanations, that of the strongest relation first.
    pub explanations: Vec<&'a str>,
}

impl Finding<'_> {
    /// True if the only question is whether it is reported.
    pub fn is_coverage(&self) -> bool {
        matches!(self.kind, DifferenceKind::Omission | DifferenceKind::NotInSpan)
    }

    /// The words of a side; `None` for an account's own voice, which is not a span of words.
    pub fn words_of(&self, side: &Side) -> Option<Span> {
        side.span.filter(|_| !(self.kind == DifferenceKind::Attribution && side.voice == Voice::Own))
    }

    /// The statements to quote, with the words that differ in each: the first of each reading; for an omission, the claim's gist.
    pub fn quoted(&self, comparison: &Comparison) -> Vec<(StatementId, Option<Span>)> {
        if self.is_coverage() {
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
    /// The sides that say so, in order of the accounts.
    pub sides: Vec<&'a Side>,
}

/// The findings of the view, in order of claim; within a claim the most important first.
pub fn shown_findings<'a>(comparison: &'a Comparison, view: &View) -> Vec<Finding<'a>> {
    folded(comparison, view, true)
}

/// The findings that matter less than those shown. A small difference that belongs to a shown finding is shown with it.
pub fn lesser_findings<'a>(comparison: &'a Comparison, view: &View) -> Vec<Finding<'a>> {
    folded(comparison, view, false)
}

fn folded<'a>(comparison: &'a Comparison, view: &View, shown: bool) -> Vec<Finding<'a>> {
    let own: BTreeSet<DifferenceId> = view.differences.iter().copied().collect();
    let all: BTreeSet<DifferenceId> = own.iter().chain(&view.lesser).copied().collect();
    let mut groups: BTreeMap<(ClaimId, DifferenceKind), Vec<DifferenceId>> = BTreeMap::new();
    for id in all {
        let difference = &comparison.differences[id.0];
        groups.entry((difference.claim, difference.kind)).or_default().push(id);
    }
    let sets = groups.into_iter().flat_map(|((_, kind), ids)| connected_sets(comparison, kind, &ids));
    let sets = sets.filter(|ids| ids.iter().any(|id| own.contains(id)) == shown);
    let mut out: Vec<Finding<'a>> = sets.map(|ids| finding(comparison, view.base, ids)).collect();
    out.sort_by_key(|finding| (finding.claim, finding.rank));
    out
}

/// What connects differences: a span of text, or two choices of words that recur in the claim.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// All silent sides.
    Silence,
    Stretch(AccountId, usize, usize),
    Choice(Vec<String>),
}

/// Splits differences of one claim and kind into connected sets.
fn connected_sets(comparison: &Comparison, kind: DifferenceKind, ids: &[DifferenceId]) -> Vec<Vec<DifferenceId>> {
    let sides = || ids.iter().flat_map(|id| &comparison.differences[id.0].sides);
    let covers = if kind == DifferenceKind::Label { covers(sides()) } else { BTreeMap::new() };
    let stretch = |side: &Side| {
        let own = side.span.map(|span| (side.account, span.start(), span.end()));
        own.map_or(Tie::Silence, |own| {
            let (account, start, end) = covers.get(&own).copied().unwrap_or(own);
            Tie::Stretch(account, start, end)
        })
    };
    let ties = |id: &DifferenceId| {
        let difference = &comparison.differences[id.0];
        let mut ties: Vec<Tie> = difference.sides.iter().map(stretch).collect();
        // Not for sources: two facts can have the same pair of speakers.
        if kind == DifferenceKind::Label {
            let mut words: Vec<String> = difference.sides.iter().map(|side| side.value.to_lowercase()).collect();
            words.sort();
            ties.push(Tie::Choice(words));
        }
        ties
    };
    let groups = connected(ids.iter().map(ties));
    groups.into_iter().map(|group| group.into_iter().map(|at| ids[at]).collect()).collect()
}

/// A span of an account.
type Stretch = (AccountId, usize, usize);

/// For each span, the union of the spans that overlap it: "Azerbaijani soldiers" for "soldiers".
fn covers<'s>(sides: impl Iterator<Item = &'s Side>) -> BTreeMap<Stretch, Stretch> {
    let all: BTreeSet<Stretch> = sides.filter_map(|s| s.span.map(|span| (s.account, span.start(), span.end()))).collect();
    let mut joined: Vec<(Stretch, Vec<Stretch>)> = Vec::new();
    for own in all {
        match joined.last_mut().filter(|(last, _)| last.0 == own.0 && own.1 < last.2) {
            Some((last, members)) => {
                last.2 = last.2.max(own.2);
                members.push(own);
            }
            None => joined.push((own, vec![own])),
        }
    }
    joined.into_iter().flat_map(|(whole, members)| members.into_iter().map(move |own| (own, whole))).collect()
}

fn finding(comparison: &Comparison, base: Option<AccountId>, ids: Vec<DifferenceId>) -> Finding<'_> {
    let differences = || ids.iter().map(|id| &comparison.differences[id.0]);
    let mut sides: Vec<&Side> = differences().flat_map(|d| &d.sides).collect();
    sides.sort_by_key(|s| (Some(s.account) != base, s.account, s.span.map(|span| span.start()), s.statement));
    sides.dedup_by_key(|s| (s.account, s.span, s.statement, s.value.clone()));
    let first = &comparison.differences[ids[0].0];
    if first.kind == DifferenceKind::Label {
        let spans: Vec<(AccountId, Span)> = sides.iter().filter_map(|s| Some((s.account, s.span?))).collect();
        let part =
            |side: &Side| spans.iter().any(|(a, span)| side.account == *a && side.span.is_some_and(|s| s != *span && span.contains(s)));
        sides.retain(|side| !part(side));
    }
    // For omissions the only question is whether it is reported.
    let is_coverage = matches!(first.kind, DifferenceKind::Omission | DifferenceKind::NotInSpan);
    let mut readings: Vec<Reading<'_>> = Vec::new();
    for side in sides {
        let alike =
            |r: &&mut Reading<'_>| (is_coverage || r.value == side.value) && r.sides[0].statement.is_some() == side.statement.is_some();
        match readings.iter_mut().find(alike) {
            Some(reading) => reading.sides.push(side),
            None => readings.push(Reading { value: &side.value, sides: vec![side] }),
        }
    }
    let mut by_strength: Vec<_> = differences().collect();
    by_strength.sort_by_key(|d| Reverse((d.relation, d.materiality.level)));
    let mut explanations: Vec<&str> = Vec::new();
    for difference in by_strength {
        if !difference.explanation.is_empty() && !explanations.contains(&difference.explanation.as_str()) {
            explanations.push(&difference.explanation);
        }
    }
    let relation = differences().map(|d| d.relation).max().unwrap_or(first.relation);
    let rank = differences().map(|d| d.materiality.rank).min().unwrap_or(0);
    Finding { claim: first.claim, kind: first.kind, relation, rank, readings, explanations, ids }
}

#[cfg(test)]
mod tests {
    use super::{lesser_findings, shown_findings};
    use crate::model::{DifferenceId, DifferenceKind, Materiality, MaterialityLevel};
    use crate::report::fixture;
    use crate::select::{self, Selection};

    #[test]
    fn equal_choices_of_words_are_one_finding() {
        let comparison = fixture::labelled(&[
            ("The rescuers", "rescuers"),
            ("rescuers", "Six men"), // part of a longer span
            ("nine hours", "hours"), // another choice
            ("nine hours", "hours"), // the same again
        ]);
        let found = shown_findings(&comparison, &select::everything(&comparison));
        let labels: Vec<Vec<&str>> =
            (found.iter().filter(|f| f.kind == DifferenceKind::Label)).map(|f| f.readings.iter().map(|r| r.value).collect()).collect();
        assert_eq!(labels, [vec!["The rescuers", "Six men", "rescuers"], vec!["nine hours", "hours"]]);
    }

    #[test]
    fn lesser_differences_of_a_shown_finding_are_shown_with_it() {
        let mut comparison = fixture::labelled(&[("The rescuers", "rescuers"), ("The rescuers", "Six men"), ("nine hours", "hours")]);
        let all = comparison.differences.len();
        for at in [all - 3, all - 1] {
            let own = &mut comparison.differences[at].materiality;
            *own = Materiality { level: MaterialityLevel::Trivial, ..*own };
        }
        let view = select::select(&comparison, &Selection { least: MaterialityLevel::Minor, ..Selection::default() });
        let shown: Vec<DifferenceId> = shown_findings(&comparison, &view).into_iter().flat_map(|f| f.ids).collect();
        assert!(shown.contains(&DifferenceId(all - 3)) && shown.contains(&DifferenceId(all - 2)));
        assert_eq!(lesser_findings(&comparison, &view).into_iter().map(|f| f.ids).collect::<Vec<_>>(), [[DifferenceId(all - 1)]]);
    }
}
