//! How each account relates to each claim (it reports it, leaves it out, could not have known it), which accounts are silent, and how much any two
//! accounts share.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AccountId, ClaimId, Comparison, DifferenceKind, Relation, StatementId};
use crate::select::View;

/// How an account relates to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coverage {
    /// It reports the claim; with the strongest relation of the differences in which it has words.
    Reported(Relation),
    /// It could have reported the claim and does not.
    Silent,
    /// It was published before the event.
    Before,
    /// It is not expected to report the claim.
    Apart,
}

impl Coverage {
    /// What tables print for an account that does not report the claim: the kind of the finding, if it is one.
    pub(super) fn word_of_absence(self) -> &'static str {
        match self {
            Coverage::Silent => DifferenceKind::Omission.word(),
            Coverage::Before => DifferenceKind::NotInSpan.word(),
            Coverage::Reported(_) | Coverage::Apart => "",
        }
    }
}

/// The statements in which an account reports a claim.
pub(super) fn statements_of(comparison: &Comparison, claim: ClaimId, account: AccountId) -> Vec<StatementId> {
    let own = comparison.claims[claim.0].statements.iter().copied();
    own.filter(|id| comparison.statement(*id).account == account).collect()
}

/// The relations that a reported claim can have, the strongest first, with what they say of the account.
pub(super) const LEGEND: [(Relation, &str); 5] = [
    (Relation::Conflict, "in dispute"),
    (Relation::Supersedes, "updated by a later report"),
    (Relation::Wording, "in other words"),
    (Relation::Compatible, "differently, and both can be true"),
    (Relation::Same, "the same"),
];

/// The symbol of a relation, so that colour is never the only sign of it.
pub(super) fn relation_sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "=",
        Relation::Unmatched => "–",
        Relation::Compatible => "≈",
        Relation::Wording => "~",
        Relation::Supersedes => "↷",
        Relation::Conflict => "≠",
    }
}

/// The claims of the view, each with its coverage by the accounts, in their order.
pub(super) fn claims_by_account(comparison: &Comparison, view: &View, accounts: &[AccountId]) -> Vec<(ClaimId, Vec<Coverage>)> {
    let (silent, reported) = (silent_accounts(comparison), relations(comparison, view));
    let of = |id: ClaimId, account: AccountId| {
        if comparison.claims[id.0].accounts.contains(&account) {
            return Coverage::Reported(reported.get(&(id, account)).copied().unwrap_or(Relation::Same));
        }
        match silent.get(&(id, account)) {
            Some(DifferenceKind::NotInSpan) => Coverage::Before,
            Some(_) => Coverage::Silent,
            None => Coverage::Apart,
        }
    };
    view.claims.iter().map(|id| (*id, accounts.iter().map(|account| of(*id, *account)).collect())).collect()
}

fn relations(comparison: &Comparison, view: &View) -> BTreeMap<(ClaimId, AccountId), Relation> {
    let mut out: BTreeMap<(ClaimId, AccountId), Relation> = BTreeMap::new();
    for difference in view.differences.iter().map(|id| &comparison.differences[id.0]).filter(|d| d.relation != Relation::Unmatched) {
        for side in difference.sides.iter().filter(|side| side.statement.is_some()) {
            let known = out.entry((difference.claim, side.account)).or_insert(Relation::Same);
            *known = (*known).max(difference.relation);
        }
    }
    out
}

/// `Omission` or `NotInSpan` for each claim and account that is silent on it.
pub(super) fn silent_accounts(comparison: &Comparison) -> BTreeMap<(ClaimId, AccountId), DifferenceKind> {
    let mut out = BTreeMap::new();
    for difference in comparison.differences.iter().filter(|d| matches!(d.kind, DifferenceKind::Omission | DifferenceKind::NotInSpan)) {
        for side in difference.sides.iter().filter(|side| side.statement.is_none()) {
            out.insert((difference.claim, side.account), difference.kind);
        }
    }
    out
}

/// What two accounts share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SharedClaims {
    /// Claims that both report.
    pub claims: usize,
    /// Claims on which they conflict.
    pub conflicts: BTreeSet<ClaimId>,
}

/// Every pair of accounts that share a claim, the first account before the second.
pub(super) fn shared_by_pair(comparison: &Comparison, view: &View) -> BTreeMap<(AccountId, AccountId), SharedClaims> {
    let mut out: BTreeMap<(AccountId, AccountId), SharedClaims> = BTreeMap::new();
    for claim in view.claims.iter().map(|id| &comparison.claims[id.0]).filter(|claim| claim.is_likely()) {
        for (a, b) in account_pairs(&claim.accounts) {
            out.entry((a, b)).or_default().claims += 1;
        }
    }
    for difference in view.differences.iter().map(|id| &comparison.differences[id.0]).filter(|d| d.relation == Relation::Conflict) {
        let accounts: BTreeSet<AccountId> = difference.sides.iter().map(|side| side.account).collect();
        for pair in account_pairs(&accounts.into_iter().collect::<Vec<_>>()) {
            if let Some(shared) = out.get_mut(&pair) {
                shared.conflicts.insert(difference.claim);
            }
        }
    }
    out
}

fn account_pairs(accounts: &[AccountId]) -> Vec<(AccountId, AccountId)> {
    accounts.iter().enumerate().flat_map(|(at, a)| accounts[at + 1..].iter().map(move |b| (*a, *b))).collect()
}
