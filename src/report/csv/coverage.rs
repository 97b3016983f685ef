//! coverage.csv: who tells what. A row for each claim, a column for each account with its statements of it; `omission` or `not-in-span`
//! where an account that could have told it does not, or was published before.

use std::collections::BTreeMap;

use super::{Cell, head, labels};
use crate::model::{AccountId, ClaimId, Comparison, DifferenceKind, StatementId};
use crate::report::{silence, words};
use crate::select::View;

/// The columns before those of the accounts, which have the accounts' labels as names.
pub const COLUMNS: [&str; 6] = ["claim", "relation", "date", "about", "gist_statement", "gist"];

pub(super) fn rows(comparison: &Comparison, view: &View) -> Vec<Vec<Cell>> {
    let mut out = vec![head(&COLUMNS)];
    out[0].extend(comparison.accounts.iter().map(|account| Cell::text(&account.label)));
    let silent = silence::silent(comparison);
    out.extend(view.claims.iter().map(|id| row(comparison, *id, &silent)));
    out
}

fn row(comparison: &Comparison, id: ClaimId, silent: &BTreeMap<(ClaimId, AccountId), DifferenceKind>) -> Vec<Cell> {
    let claim = &comparison.claims[id.0];
    let mut told: BTreeMap<AccountId, Vec<StatementId>> = BTreeMap::new();
    for statement in &claim.statements {
        told.entry(comparison.statement(*statement).account).or_default().push(*statement);
    }
    let mut out = vec![
        Cell::text(&id.to_string()),
        Cell::text(claim.relation.word()),
        Cell::text(&claim.date.as_ref().map(|when| when.edtf()).unwrap_or_default()),
        Cell::text(&words::about(comparison, claim, usize::MAX)),
        Cell::text(&comparison.statement(claim.gist).label),
        Cell::text(comparison.words(claim.gist)),
    ];
    out.extend((0..comparison.accounts.len()).map(AccountId).map(|account| match told.get(&account) {
        Some(own) => labels(comparison, own),
        None => Cell::text(silent.get(&(id, account)).map_or("", |kind| kind.word())),
    }));
    out
}
