//! A proposal to the user: two names that may mean one entity, or that were taken for one on little ground.

use super::{EntityKind, StatementId};

/// A proposal for `aliases.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// To join the names, or else to part them.
    pub together: bool,
    /// The names, the more frequent first.
    pub names: [String; 2],
    /// What they name, where both agree.
    pub kind: Option<EntityKind>,
    /// What speaks for it, strongest first.
    pub reasons: Vec<String>,
    /// The first statements that hold each name.
    pub statements: [Vec<StatementId>; 2],
    /// Strength of the evidence; only its order means anything.
    pub score: f64,
}
