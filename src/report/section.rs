//! The sections that findings are read in. Every report for reading has the same ones, so that people find again what they saw elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{self, Finding};
use super::words;
use crate::model::{AccountId, ClaimId, Comparison, DifferenceId, EventId, Family, Relation};
use crate::select::View;

/// A part of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What cannot be true together, and figures that moved.
    Conflicts,
    /// Choices of words, sources, certainty.
    Wording,
    /// What differs and can be true together.
    Compatible,
    /// What some tell poorer or not at all.
    LeftOut,
}

impl Section {
    /// The section of a finding: by its relation, but coverage and wording by their family.
    pub fn of(finding: &Finding<'_>) -> Section {
        match (finding.relation, finding.kind.family()) {
            (Relation::Conflict | Relation::Supersedes, _) => Section::Conflicts,
            (_, Family::Coverage) => Section::LeftOut,
            (Relation::Wording, _) | (_, Family::Wording | Family::Source | Family::Certainty) => Section::Wording,
            (Relation::Same | Relation::Unmatched | Relation::Compatible, Family::Fact | Family::Internal) => Section::Compatible,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Section::Conflicts => "Conflicts",
            Section::Wording => "Wording",
            Section::Compatible => "Compatible",
            Section::LeftOut => "Left out",
        }
    }

    /// What it holds.
    pub fn meaning(self) -> &'static str {
        match self {
            Section::Conflicts => "cannot both be true, or a figure that moved",
            Section::Wording => "the same in other words, from another source, or told as surer",
            Section::Compatible => "told differently, and both can be true",
            Section::LeftOut => "told by some; poorer or missing in others",
        }
    }
}

/// The parts of a report for reading: what is told of each event that several accounts tell of, with its view. One part of everything,
/// without a heading, where a run holds one event.
pub fn events(comparison: &Comparison, view: &View) -> Vec<(Option<EventId>, View)> {
    if comparison.events.len() < 2 {
        return vec![(None, view.clone())];
    }
    let told = |id: &EventId| comparison.events[id.0].accounts.len() > 1;
    let ids = (0..comparison.events.len()).map(EventId).filter(told);
    ids.map(|id| (Some(id), view.of(comparison, id))).collect()
}

/// The accounts of an event, or all.
pub fn accounts(comparison: &Comparison, event: Option<EventId>) -> Vec<AccountId> {
    event.map_or_else(|| (0..comparison.accounts.len()).map(AccountId).collect(), |id| comparison.events[id.0].accounts.clone())
}

/// "Event 2", and the names that tell it from the others.
pub fn event_name(comparison: &Comparison, id: EventId) -> (String, String) {
    (format!("Event {}", id.0 + 1), comparison.events[id.0].names.join(", "))
}

/// "3 accounts of the same events", or how many events they tell of.
pub fn told(comparison: &Comparison) -> String {
    let accounts = words::count(comparison.accounts.len(), "account", "accounts");
    match comparison.events.len() {
        0 | 1 => format!("{accounts} of the same events"),
        events => format!("{accounts} of {events} events"),
    }
}

/// The accounts that are compared with none, each the only one on its event.
pub fn uncompared(comparison: &Comparison) -> Vec<AccountId> {
    let alone = comparison.events.iter().filter(|e| comparison.events.len() > 1 && e.accounts.len() == 1);
    alone.map(|e| e.accounts[0]).collect()
}

/// The findings of a section, what matters most first.
pub fn findings<'f, 'a>(findings: &'f [Finding<'a>], section: Section) -> Vec<&'f Finding<'a>> {
    let mut own: Vec<&Finding<'a>> = findings.iter().filter(|f| Section::of(f) == section).collect();
    own.sort_by_key(|f| f.rank);
    own
}

/// Findings claim by claim, the claim of the first one first.
pub fn by_claim<'f, 'a>(findings: &[&'f Finding<'a>]) -> Vec<(ClaimId, Vec<&'f Finding<'a>>)> {
    let mut out: Vec<(ClaimId, Vec<&'f Finding<'a>>)> = Vec::new();
    let mut places: BTreeMap<ClaimId, usize> = BTreeMap::new();
    for finding in findings {
        let place = *places.entry(finding.claim).or_insert(out.len());
        match out.get_mut(place) {
            Some((_, own)) => own.push(finding),
            None => out.push((finding.claim, vec![finding])),
        }
    }
    out
}

/// What is not shown because it matters less, and the flag that shows it: one sentence, if there is any.
pub fn lesser(comparison: &Comparison, view: &View) -> Option<String> {
    let findings = fold::lesser(comparison, view);
    let parts: Vec<String> = [Section::Conflicts, Section::Wording, Section::Compatible, Section::LeftOut]
        .into_iter()
        .map(|section| (findings.iter().filter(|f| Section::of(f) == section).count(), section.name().to_lowercase()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    let count = words::count(findings.len(), "finding that matters less is", "findings that matter less are");
    (!findings.is_empty()).then(|| format!("{count} not shown ({}): --sensitivity high shows all", parts.join(", ")))
}

/// The claims of which neither a conflict nor a choice of words that matters is known, those with the most independent texts behind them first.
pub fn agreed(comparison: &Comparison, view: &View) -> Vec<ClaimId> {
    let lesser: BTreeSet<DifferenceId> = view.lesser.iter().copied().collect();
    let all = comparison.differences.iter().enumerate().map(|(at, difference)| (DifferenceId(at), difference));
    let choices = all.filter(|(id, d)| d.relation == Relation::Wording && !lesser.contains(id));
    let worded: BTreeSet<ClaimId> = choices.map(|(_, difference)| difference.claim).collect();
    let plain = |id: &ClaimId| match comparison.claims[id.0].relation {
        Relation::Same | Relation::Unmatched | Relation::Compatible => true,
        Relation::Wording => !worded.contains(id),
        Relation::Supersedes | Relation::Conflict => false,
    };
    let mut out: Vec<ClaimId> = view.claims.iter().copied().filter(plain).collect();
    out.sort_by_key(|id| std::cmp::Reverse(words::origins(comparison, &comparison.claims[id.0].accounts)));
    out
}
