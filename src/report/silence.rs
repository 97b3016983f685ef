//! Which accounts are silent on a claim that they could have told, or were published before it happened.

use std::collections::BTreeMap;

use crate::model::{AccountId, ClaimId, Comparison, DifferenceKind};

/// `Omission` or `NotInSpan` for each claim and silent account.
pub fn silent(comparison: &Comparison) -> BTreeMap<(ClaimId, AccountId), DifferenceKind> {
    let mut out = BTreeMap::new();
    for difference in comparison.differences.iter().filter(|d| matches!(d.kind, DifferenceKind::Omission | DifferenceKind::NotInSpan)) {
        for side in difference.sides.iter().filter(|side| side.statement.is_none()) {
            out.insert((difference.claim, side.account), difference.kind);
        }
    }
    out
}
