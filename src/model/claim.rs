//! A claim: the statements of two or more accounts that assert the same thing.

use serde::Serialize;

use super::{AccountId, DifferenceKind, EntityId, Pairing, Relation, Span, StatementId, When};

/// Place of a claim in [`super::Comparison::claims`]. Printed as `c1`, `c2`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId(pub usize);

impl std::fmt::Display for ClaimId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "c{}", self.0 + 1)
    }
}

/// Statements that assert the same thing. A statement may stand in several claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its statements, in order of account and position.
    pub statements: Vec<StatementId>,
    /// The accounts that tell it, in order.
    pub accounts: Vec<AccountId>,
    /// When what it tells happened, where told.
    pub date: Option<When>,
    /// Who and what it is about: the entities that most of its statements name.
    pub entities: Vec<EntityId>,
    /// The most telling relation among its differences.
    pub relation: Relation,
    /// The words of its statements that make the claim, in order of statement and position. A statement may tell other things beside.
    pub members: Vec<Member>,
    /// Whether its accounts agree, as far as that can be decided.
    pub verdict: Verdict,
    /// How probably its members belong together, 0..1, calibrated on labelled events.
    pub strength: f64,
    /// What its members give a value for, where it takes one.
    pub slot: Option<Slot>,
    /// The statement that stands for it: the one closest to all others.
    pub gist: StatementId,
    /// What its statements all tell of, where that and not their wording brought them together: "killed", "sign truce".
    pub fact: Option<String>,
    /// The best pairing of one of its statements that was rejected, with the reasons.
    pub runner_up: Option<Pairing>,
}

/// The words of a statement that make a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The statement.
    pub statement: StatementId,
    /// Its words that make the claim, inside the statement's span.
    pub span: Span,
    /// What it gives the claim's slot, as it is compared: "24", "2013-07-02".
    pub value: Option<String>,
}

/// What takes a value in a claim: the toll of a quake, the day of a signing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Kind of its values.
    pub kind: DifferenceKind,
    /// What is counted, measured or dated: "killed: people".
    pub key: String,
}

/// Whether the accounts of a claim agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing that could matter differs.
    Agreed,
    /// Told differently, and it cannot be decided whether that matters.
    #[default]
    Unsettled,
    /// A figure that moved: later reports have later values.
    Updated,
    /// Values that exclude each other.
    Conflict,
}
