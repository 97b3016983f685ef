//! The lists of claims without a conflict, by how far they are settled: agreed, not settled, and perhaps the same. Which claim stands
//! in which list is decided by its verdict and doubts; here are only the words and the order for all reports.

use crate::model::{Claim, DoubtKind, Verdict};

/// How far a claim without a conflict is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing that could matter differs.
    Agreed,
    /// Told differently, and it cannot be decided whether that matters.
    NotSettled,
    /// Its statements may tell of two things.
    Perhaps,
}

impl Standing {
    /// Where a claim stands; `None` for one in conflict or with a figure that moved.
    pub fn of(claim: &Claim) -> Option<Standing> {
        match claim.verdict {
            Verdict::Agreed => Some(Standing::Agreed),
            Verdict::Unsettled if claim.doubts.iter().any(|doubt| doubt.kind == DoubtKind::Weak) => Some(Standing::Perhaps),
            Verdict::Unsettled => Some(Standing::NotSettled),
            Verdict::Updated | Verdict::Conflict => None,
        }
    }
}
