//! Which claims, differences and statements of a comparison a person asked to see. Ids stay those of the whole comparison.

use crate::model::{ClaimId, Comparison, DifferenceId, StatementId};

/// What to show, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Claims.
    pub claims: Vec<ClaimId>,
    /// Differences.
    pub differences: Vec<DifferenceId>,
    /// Statements told by one account only.
    pub unmatched: Vec<StatementId>,
}

/// Everything.
pub fn everything(comparison: &Comparison) -> View {
    View {
        claims: (0..comparison.claims.len()).map(ClaimId).collect(),
        differences: (0..comparison.differences.len()).map(DifferenceId).collect(),
        unmatched: comparison.unmatched.clone(),
    }
}
