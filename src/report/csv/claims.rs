//! claims.csv: a row for each claim.

use super::{Cell, count, head, labels};
use crate::model::{ClaimId, Comparison};
use crate::report::words;
use crate::select::View;

/// The columns, in order.
pub const COLUMNS: [&str; 14] = [
    "claim",
    "relation",
    "date",
    "about",
    "accounts",
    "account_count",
    "origin_count",
    "differences",
    "statements",
    "gist_statement",
    "gist",
    "event",
    "verdict",
    "strength",
];

pub(super) fn rows(comparison: &Comparison, view: &View) -> Vec<Vec<Cell>> {
    let mut differences = vec![0; comparison.claims.len()];
    for id in &view.differences {
        differences[comparison.differences[id.0].claim.0] += 1;
    }
    std::iter::once(head(&COLUMNS)).chain(view.claims.iter().map(|id| row(comparison, *id, differences[id.0]))).collect()
}

fn row(comparison: &Comparison, id: ClaimId, differences: usize) -> Vec<Cell> {
    let claim = &comparison.claims[id.0];
    let accounts: Vec<&str> = claim.accounts.iter().map(|a| comparison.account(*a).label.as_str()).collect();
    vec![
        Cell::text(&id.to_string()),
        Cell::text(claim.relation.word()),
        Cell::text(&claim.date.as_ref().map(|when| when.edtf()).unwrap_or_default()),
        Cell::text(&words::about(comparison, claim, usize::MAX)),
        Cell::text(&accounts.join(" ")),
        count(accounts.len()),
        count(words::origins(comparison, &claim.accounts)),
        count(differences),
        labels(comparison, &claim.statements),
        Cell::text(&comparison.statement(claim.gist).label),
        Cell::text(comparison.words(claim.gist)),
        Cell::text(&comparison.account(claim.accounts[0]).event.to_string()),
        Cell::text(claim.verdict.word()),
        Cell::text(&format!("{:.2}", claim.strength)),
    ]
}
