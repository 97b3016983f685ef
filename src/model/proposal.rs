//! A proposal to the user: two names that may mean one entity, or that were joined on weak evidence.

use super::{EntityKind, StatementId};

/// A proposal for `aliases.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// True to join the names, false to separate them.
    pub together: bool,
    /// The names, the more frequent first.
    pub names: [String; 2],
    /// What they name, if both agree.
    pub kind: Option<EntityKind>,
    /// The reasons for it, strongest first.
    pub reasons: Vec<String>,
    /// The first statements that contain each name.
    pub statements: [Vec<StatementId>; 2],
    /// Strength of the evidence; only the order of the values means anything.
    pub score: f64,
}
