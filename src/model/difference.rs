//! A difference: one typed finding inside a claim, between two accounts. Only an omission has a side for every account that reports the
//! claim and for every account that leaves it out.

use serde::Serialize;

use super::{AccountId, ClaimId, Materiality, Span, StatementId, Voice};

/// Index of a difference in [`super::Comparison::differences`]. Printed as `d1`, `d2`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DifferenceId(pub usize);

impl std::fmt::Display for DifferenceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "d{}", self.0 + 1)
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The claim it belongs to.
    pub claim: ClaimId,
    /// What differs.
    pub kind: DifferenceKind,
    /// How the sides relate.
    pub relation: Relation,
    /// What each account says; two or more, in the order of the accounts.
    pub sides: Vec<Side>,
    /// One line in words.
    pub explanation: String,
    /// How much it matters.
    pub materiality: Materiality,
}

/// What one account says.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Which account.
    pub account: AccountId,
    /// The statement; `None` when the account is silent.
    pub statement: Option<StatementId>,
    /// The words that differ, quoted exactly; `None` when the account is silent.
    pub span: Option<Span>,
    /// Normal form of the value: `15`, `2020-11-25`, `own voice`, "cede".
    pub value: String,
    /// Who is talking.
    pub voice: Voice,
}

/// Group of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// What happened.
    Fact,
    /// Who says so.
    Source,
    /// How certain it is.
    Certainty,
    /// How it is worded.
    Wording,
    /// Who reports it and who does not.
    Coverage,
    /// An account that contradicts itself.
    Internal,
}

impl Family {
    /// The word for it in flags, JSON, CSV and tables.
    pub fn word(self) -> &'static str {
        match self {
            Family::Fact => "fact",
            Family::Source => "source",
            Family::Certainty => "certainty",
            Family::Wording => "wording",
            Family::Coverage => "coverage",
            Family::Internal => "internal",
        }
    }
}

/// What differs; see `docs/how-it-decides.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// Values of the same counted or measured thing.
    Quantity,
    /// When the same event happened.
    Date,
    /// Where the same event happened.
    Place,
    /// Who did it, or to whom it was done.
    Actor,
    /// Asserted here, denied there.
    Polarity,
    /// Action words that exclude each other.
    Outcome,
    /// Different words inside the quotation marks.
    Quote,
    /// Stated as fact here but attributed there, or attributed to somebody else.
    Attribution,
    /// More certain here than there.
    Certainty,
    /// Different names for the same referent.
    Label,
    /// A side-taking or evaluative word on one side.
    Loaded,
    /// Reporting verbs that commit the account differently.
    ReportVerb,
    /// The agent is named here and removed there.
    Agency,
    /// Degree words on one side.
    Intensity,
    /// Scare quotes, "so-called" on one side.
    Distancing,
    /// One side is clearly less detailed.
    Detail,
    /// An account does not report it, though it could have.
    Omission,
    /// Missing because the account was published earlier.
    NotInSpan,
    /// An account disagrees with itself.
    #[serde(rename = "self")]
    Itself,
}

impl DifferenceKind {
    /// Every kind, in the order of reports.
    pub const ALL: [DifferenceKind; 19] = {
        use DifferenceKind as K;
        [
            K::Quantity,
            K::Date,
            K::Place,
            K::Actor,
            K::Polarity,
            K::Outcome,
            K::Quote,
            K::Attribution,
            K::Certainty,
            K::Label,
            K::Loaded,
            K::ReportVerb,
            K::Agency,
            K::Intensity,
            K::Distancing,
            K::Detail,
            K::Omission,
            K::NotInSpan,
            K::Itself,
        ]
    };

    /// The word for it in flags, JSON, CSV and tables.
    pub fn word(self) -> &'static str {
        match self {
            DifferenceKind::Quantity => "quantity",
            DifferenceKind::Date => "date",
            DifferenceKind::Place => "place",
            DifferenceKind::Actor => "actor",
            DifferenceKind::Polarity => "polarity",
            DifferenceKind::Outcome => "outcome",
            DifferenceKind::Quote => "quote",
            DifferenceKind::Attribution => "attribution",
            DifferenceKind::Certainty => "certainty",
            DifferenceKind::Label => "label",
            DifferenceKind::Loaded => "loaded",
            DifferenceKind::ReportVerb => "report-verb",
            DifferenceKind::Agency => "agency",
            DifferenceKind::Intensity => "intensity",
            DifferenceKind::Distancing => "distancing",
            DifferenceKind::Detail => "detail",
            DifferenceKind::Omission => "omission",
            DifferenceKind::NotInSpan => "not-in-span",
            DifferenceKind::Itself => "self",
        }
    }

    /// The family it belongs to.
    pub fn family(self) -> Family {
        use DifferenceKind as K;
        match self {
            K::Quantity | K::Date | K::Place | K::Actor | K::Polarity | K::Outcome | K::Quote => Family::Fact,
            K::Attribution => Family::Source,
            K::Certainty => Family::Certainty,
            K::Label | K::Loaded | K::ReportVerb | K::Agency | K::Intensity | K::Distancing => Family::Wording,
            K::Detail | K::Omission | K::NotInSpan => Family::Coverage,
            K::Itself => Family::Internal,
        }
    }
}

/// How the sides of a difference relate, from least to most significant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The same.
    Same,
    /// Reported by some accounts only.
    Unmatched,
    /// Both can be true: rounds to, within the bound, more precise, more general.
    Compatible,
    /// The same in other words.
    Wording,
    /// A later report of a moving figure.
    Supersedes,
    /// Both cannot be true.
    Conflict,
}

impl Relation {
    /// Every relation, from least to most significant.
    pub const ALL: [Relation; 6] =
        [Relation::Same, Relation::Unmatched, Relation::Compatible, Relation::Wording, Relation::Supersedes, Relation::Conflict];

    /// The word for it in flags, JSON, CSV and tables.
    pub fn word(self) -> &'static str {
        match self {
            Relation::Same => "same",
            Relation::Unmatched => "unmatched",
            Relation::Compatible => "compatible",
            Relation::Wording => "wording",
            Relation::Supersedes => "supersedes",
            Relation::Conflict => "conflict",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DifferenceKind;

    #[test]
    fn the_word_is_the_serialised_name() {
        for kind in DifferenceKind::ALL {
            assert_eq!(serde_json::to_string(&kind).expect("a kind serialises"), format!("\"{}\"", kind.word()));
        }
    }
}
