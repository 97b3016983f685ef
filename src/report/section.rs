//! The sections that findings are read in. Every report for reading has the same ones, so that people find again what they saw elsewhere.

use super::fold::Finding;
use super::words;
use crate::model::{ClaimId, Comparison, Family, Relation};
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

/// The findings of a section, the most telling first.
pub fn findings<'f, 'a>(findings: &'f [Finding<'a>], section: Section) -> Vec<&'f Finding<'a>> {
    let mut own: Vec<&Finding<'a>> = findings.iter().filter(|f| Section::of(f) == section).collect();
    own.sort_by_key(|f| std::cmp::Reverse(f.relation));
    own
}

/// The claims of which neither a conflict nor a choice of words is known, those with the most independent texts behind them first.
pub fn agreed(comparison: &Comparison, view: &View) -> Vec<ClaimId> {
    let plain = |id: &ClaimId| match comparison.claims[id.0].relation {
        Relation::Same | Relation::Unmatched | Relation::Compatible => true,
        Relation::Wording | Relation::Supersedes | Relation::Conflict => false,
    };
    let mut out: Vec<ClaimId> = view.claims.iter().copied().filter(plain).collect();
    out.sort_by_key(|id| std::cmp::Reverse(words::origins(comparison, &comparison.claims[id.0].accounts)));
    out
}
