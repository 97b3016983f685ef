//! What each account makes of each claim: it tells it, and how that relates to what the others tell; it leaves it out; it could not have
//! told it. Every drawing of who tells what is made of this.

use std::collections::BTreeMap;

use super::silence;
use crate::model::{AccountId, ClaimId, Comparison, DifferenceKind, Relation, StatementId};
use crate::select::View;

/// What one account makes of one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// It tells it; the most telling relation of the differences in which it has words.
    Told(Relation),
    /// It could have told it and does not.
    Silent,
    /// It was published before.
    Before,
    /// It is not expected to tell it.
    Apart,
}

impl Telling {
    /// What a table says of an account that does not tell the claim: the kind of the finding, if it is one.
    pub fn untold(self) -> &'static str {
        match self {
            Telling::Silent => DifferenceKind::Omission.word(),
            Telling::Before => DifferenceKind::NotInSpan.word(),
            Telling::Told(_) | Telling::Apart => "",
        }
    }
}

/// The statements in which an account tells a claim.
pub fn statements(comparison: &Comparison, claim: ClaimId, account: AccountId) -> Vec<StatementId> {
    let own = comparison.claims[claim.0].statements.iter().copied();
    own.filter(|id| comparison.statement(*id).account == account).collect()
}

/// The relations that a told claim can have, the most telling first, with what they say of the account.
pub const LEGEND: [(Relation, &str); 5] = [
    (Relation::Conflict, "in dispute"),
    (Relation::Supersedes, "updated by a later report"),
    (Relation::Wording, "in other words"),
    (Relation::Compatible, "differently, and both can be true"),
    (Relation::Same, "the same"),
];

/// The sign of a relation, so that colour is never alone.
pub fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "=",
        Relation::Unmatched => "–",
        Relation::Compatible => "≈",
        Relation::Wording => "~",
        Relation::Supersedes => "↷",
        Relation::Conflict => "≠",
    }
}

/// The claims of the view, each with what the accounts make of it, in their order.
pub fn tellings(comparison: &Comparison, view: &View, accounts: &[AccountId]) -> Vec<(ClaimId, Vec<Telling>)> {
    let (silent, told) = (silence::silent(comparison), relations(comparison, view));
    let telling = |id: ClaimId, account: AccountId| {
        if comparison.claims[id.0].accounts.contains(&account) {
            return Telling::Told(told.get(&(id, account)).copied().unwrap_or(Relation::Same));
        }
        match silent.get(&(id, account)) {
            Some(DifferenceKind::NotInSpan) => Telling::Before,
            Some(_) => Telling::Silent,
            None => Telling::Apart,
        }
    };
    view.claims.iter().map(|id| (*id, accounts.iter().map(|account| telling(*id, *account)).collect())).collect()
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
