//! How much any two accounts share: the claims that both tell, and those of them in which the two conflict.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AccountId, ClaimId, Comparison, Relation};
use crate::select::View;

/// What two accounts share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Claims that both tell.
    pub claims: usize,
    /// Those in which they conflict.
    pub conflicts: BTreeSet<ClaimId>,
}

/// Every two accounts that share a claim, the first before the second.
pub fn agreement(comparison: &Comparison, view: &View) -> BTreeMap<(AccountId, AccountId), Shared> {
    let mut out: BTreeMap<(AccountId, AccountId), Shared> = BTreeMap::new();
    for claim in view.claims.iter().map(|id| &comparison.claims[id.0]).filter(|claim| claim.is_likely()) {
        for (a, b) in pairs(&claim.accounts) {
            out.entry((a, b)).or_default().claims += 1;
        }
    }
    for difference in view.differences.iter().map(|id| &comparison.differences[id.0]).filter(|d| d.relation == Relation::Conflict) {
        let accounts: BTreeSet<AccountId> = difference.sides.iter().map(|side| side.account).collect();
        for pair in pairs(&accounts.into_iter().collect::<Vec<_>>()) {
            if let Some(shared) = out.get_mut(&pair) {
                shared.conflicts.insert(difference.claim);
            }
        }
    }
    out
}

fn pairs(accounts: &[AccountId]) -> Vec<(AccountId, AccountId)> {
    accounts.iter().enumerate().flat_map(|(at, a)| accounts[at + 1..].iter().map(move |b| (*a, *b))).collect()
}
