//! A claim: the statements of two or more accounts that assert the same thing.

use super::{AccountId, EntityId, Pairing, Relation, StatementId, When};

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
    /// The statement that stands for it: the one closest to all others.
    pub gist: StatementId,
    /// What its statements all tell of, where that and not their wording brought them together: "killed", "sign truce".
    pub fact: Option<String>,
    /// The best pairing of one of its statements that was rejected, with the reasons.
    pub runner_up: Option<Pairing>,
}
