//! The sections that people read a comparison in: their names, what they hold and their order, the same in every report for reading.

use super::fold::Finding;
use super::standing::Standing;
use crate::model::{Claim, DifferenceKind, Family, Relation, Verdict};

/// A part of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// A few sentences that say what was found.
    Short,
    /// What cannot all be right.
    Disputes,
    /// Figures of which later reports have later values.
    Moved,
    /// Claims told differently that cannot be decided.
    NotSettled,
    /// Claims that several tell, each with details of its own.
    Several,
    /// Claims that several tell alike.
    Same,
    /// Like statements that may tell of two things.
    Perhaps,
    /// Choices of words.
    Words,
    /// Whose word it is.
    Sources,
    /// How surely it is told.
    Certainty,
    /// Statements that were found in one account only.
    NoMatch,
    /// What differs and can be true together.
    Compatible,
    /// What some tell in less detail or not at all.
    LeftOut,
}

impl Section {
    /// In the order in which they are read.
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
        match (Standing::of(claim), claim.verdict) {
            (Some(Standing::Agreed), _) => Section::Same,
            (Some(Standing::NotSettled), _) => Section::NotSettled,
            (Some(Standing::Perhaps), _) => Section::Perhaps,
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
            Section::Several => "Several tell it",
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

    /// What it holds, where its name does not say so.
    pub fn meaning(self) -> &'static str {
        match self {
            Section::Short | Section::Disputes | Section::Same | Section::Words | Section::Sources | Section::Certainty => "",
            Section::Moved => "later reports have later values",
            Section::NotSettled => "told differently, cannot be decided here",
            Section::Several => "each with details of its own",
            Section::Perhaps => "alike, and perhaps of two things",
            Section::NoMatch => "no other account was found to tell it",
            Section::Compatible => "told differently, and both can be true",
            Section::LeftOut => "told by some; in less detail or missing in others",
        }
    }
}

/// The findings of a section, what matters most first.
pub fn findings<'f, 'a>(findings: &'f [Finding<'a>], section: Section) -> Vec<&'f Finding<'a>> {
    let mut own: Vec<&Finding<'a>> = findings.iter().filter(|f| Section::of(f) == section).collect();
    own.sort_by_key(|f| f.rank);
    own
}
