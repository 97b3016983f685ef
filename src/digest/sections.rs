//! The parts of a readable report and their order: the events, the sections of each, and the lists of claims without a conflict. Every
//! readable report goes through them one by one.

use super::findings::Finding;
use crate::model::{AccountId, Claim, Comparison, DifferenceKind, DoubtKind, EventId, Family, Relation, Verdict};
use crate::select::View;

/// A part of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// A few sentences that summarise the result.
    Short,
    /// What cannot all be right.
    Disputes,
    /// Figures for which later reports have later values.
    Moved,
    /// Claims reported differently that cannot be decided.
    NotSettled,
    /// Claims that several accounts report, each with details of its own.
    Several,
    /// Claims that several accounts report in the same way.
    Same,
    /// Similar statements that may be about two things.
    Perhaps,
    /// Choices of words.
    Words,
    /// Sources.
    Sources,
    /// How certain it is.
    Certainty,
    /// Statements without a match in another account.
    NoMatch,
    /// Differences that can both be true.
    Compatible,
    /// What some accounts report in less detail or not at all.
    LeftOut,
}

impl Section {
    /// All sections in reading order.
    pub const ALL: [Section; 13] = [
        Section::Short,
        Section::Disputes,
        Section::Moved,
        Section::NotSettled,
        Section::Several,
        Section::Same,
        Section::Perhaps,
        Section::Words,
        Section::Sources,
        Section::Certainty,
        Section::NoMatch,
        Section::Compatible,
        Section::LeftOut,
    ];

    /// The section that a finding is counted in.
    pub fn of(finding: &Finding<'_>) -> Section {
        match (finding.relation, finding.kind.family()) {
            (Relation::Conflict, _) => Section::Disputes,
            (Relation::Supersedes, _) => Section::Moved,
            (_, Family::Coverage) => Section::LeftOut,
            (_, Family::Source) => Section::Sources,
            (_, Family::Certainty) => Section::Certainty,
            (Relation::Wording, _) | (_, Family::Wording) => Section::Words,
            (Relation::Same | Relation::Unmatched | Relation::Compatible, Family::Fact | Family::Internal) => Section::Compatible,
        }
    }

    /// The section that a claim belongs to.
    pub fn of_claim(claim: &Claim) -> Section {
        match (Agreement::of(claim), claim.verdict) {
            (Some(Agreement::Agreed), _) => Section::Same,
            (Some(Agreement::NotSettled), _) => Section::NotSettled,
            (Some(Agreement::Perhaps), _) => Section::Perhaps,
            (None, Verdict::Updated) => Section::Moved,
            (None, Verdict::Conflict | Verdict::Agreed | Verdict::Unsettled) => Section::Disputes,
        }
    }

    /// The section of choices of a kind.
    pub fn of_choice(kind: DifferenceKind) -> Section {
        match kind.family() {
            Family::Source => Section::Sources,
            Family::Certainty => Section::Certainty,
            Family::Fact | Family::Internal | Family::Coverage | Family::Wording => Section::Words,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Section::Short => "In short",
            Section::Disputes => "Cannot all be right",
            Section::Moved => "Figures that moved",
            Section::NotSettled => "Not settled",
            Section::Several => "Several report it",
            Section::Same => "Several say the same",
            Section::Perhaps => "Perhaps the same",
            Section::Words => "Words",
            Section::Sources => "Sources",
            Section::Certainty => "Certainty",
            Section::NoMatch => "No match found",
            Section::Compatible => "Both can be true",
            Section::LeftOut => "Less detail or missing",
        }
    }

    /// A description of its content, if its name is not enough.
    pub fn meaning(self) -> &'static str {
        match self {
            Section::Short | Section::Disputes | Section::Same | Section::Words | Section::Sources | Section::Certainty => "",
            Section::Moved => "later reports have later values",
            Section::NotSettled => "told differently, cannot be decided here",
            Section::Several => "each with details of its own",
            Section::Perhaps => "alike, but perhaps about two things",
            Section::NoMatch => "no other account was found to report it",
            Section::Compatible => "reported differently, and both can be true",
            Section::LeftOut => "reported by some; in less detail or missing in others",
        }
    }
}

/// The findings of a section, the most important first.
pub fn section_findings<'f, 'a>(findings: &'f [Finding<'a>], section: Section) -> Vec<&'f Finding<'a>> {
    let mut own: Vec<&Finding<'a>> = findings.iter().filter(|f| Section::of(f) == section).collect();
    own.sort_by_key(|f| f.rank);
    own
}

/// How far a claim without a conflict is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// Nothing that could matter differs.
    Agreed,
    /// Reported differently, and it cannot be decided whether that matters.
    NotSettled,
    /// Its statements may be about two things.
    Perhaps,
}

impl Agreement {
    /// The agreement on a claim; `None` for a conflict or a figure that moved.
    pub fn of(claim: &Claim) -> Option<Agreement> {
        match claim.verdict {
            Verdict::Agreed => Some(Agreement::Agreed),
            Verdict::Unsettled if claim.doubts.iter().any(|doubt| doubt.kind == DoubtKind::Weak) => Some(Agreement::Perhaps),
            Verdict::Unsettled => Some(Agreement::NotSettled),
            Verdict::Updated | Verdict::Conflict => None,
        }
    }
}

/// The view of each event that several accounts report. If a run is about one event, a single part without a heading.
pub fn event_views(comparison: &Comparison, view: &View) -> Vec<(Option<EventId>, View)> {
    if comparison.events.len() < 2 {
        return vec![(None, view.clone())];
    }
    let has_several_accounts = |id: &EventId| comparison.events[id.0].accounts.len() > 1;
    let ids = (0..comparison.events.len()).map(EventId).filter(has_several_accounts);
    ids.map(|id| (Some(id), view.of(comparison, id))).collect()
}

/// The accounts of an event, or all.
pub fn event_accounts(comparison: &Comparison, event: Option<EventId>) -> Vec<AccountId> {
    event.map_or_else(|| (0..comparison.accounts.len()).map(AccountId).collect(), |id| comparison.events[id.0].accounts.clone())
}

/// "Event 2", and the names that distinguish it from the others.
pub fn event_name(comparison: &Comparison, id: EventId) -> (String, String) {
    (format!("Event {}", id.0 + 1), comparison.events[id.0].names.join(", "))
}

/// "3 accounts of the same events", or how many events they are about.
pub fn accounts_of_events(comparison: &Comparison) -> String {
    let accounts = match comparison.accounts.len() {
        1 => return "1 account".into(),
        many => format!("{many} accounts"),
    };
    match comparison.events.len() {
        0 | 1 => format!("{accounts} of the same events"),
        events => format!("{accounts} of {events} events"),
    }
}

/// "3 accounts of the same events, compared". A single account is read, not compared.
pub fn run_title(comparison: &Comparison) -> String {
    match comparison.accounts.as_slice() {
        [alone] => format!("{}, read by itself: there is no other to compare it with", alone.label),
        _ => format!("{}, compared", accounts_of_events(comparison)),
    }
}

/// The accounts that are not compared with any other, each the only one about its event.
pub fn uncompared_accounts(comparison: &Comparison) -> Vec<AccountId> {
    let alone = comparison.events.iter().filter(|e| comparison.events.len() > 1 && e.accounts.len() == 1);
    alone.map(|e| e.accounts[0]).collect()
}
