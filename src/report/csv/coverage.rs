//! coverage.csv: who tells what. A row for each claim, a column for each account with its statements of it; `omission` or `not-in-span`
//! where an account that could have told it does not, or was published before.

use super::{Cell, head, labels};
use crate::model::{AccountId, Claim, ClaimId, Comparison, DifferenceKind, StatementId};
use crate::report::words;
use crate::select::View;

/// The columns before those of the accounts, which have the accounts' labels as names.
pub const COLUMNS: [&str; 6] = ["claim", "relation", "date", "about", "gist_statement", "gist"];

pub(super) fn rows(comparison: &Comparison, view: &View) -> Vec<Vec<Cell>> {
    let mut out = vec![head(&COLUMNS)];
    out[0].extend(comparison.accounts.iter().map(|account| Cell::text(&account.label)));
    out.extend(view.claims.iter().map(|id| row(comparison, *id)));
    out
}

fn row(comparison: &Comparison, id: ClaimId) -> Vec<Cell> {
    let claim = &comparison.claims[id.0];
    let mut out = vec![
        Cell::text(&id.to_string()),
        Cell::text(claim.relation.word()),
        Cell::text(&claim.date.as_ref().map(|when| when.edtf()).unwrap_or_default()),
        Cell::text(&words::about(comparison, claim, usize::MAX)),
        Cell::text(&comparison.statement(claim.gist).label),
        Cell::text(comparison.words(claim.gist)),
    ];
    out.extend((0..comparison.accounts.len()).map(|at| told(comparison, (id, claim), AccountId(at))));
    out
}

fn told(comparison: &Comparison, (id, claim): (ClaimId, &Claim), account: AccountId) -> Cell {
    let own: Vec<StatementId> = claim.statements.iter().copied().filter(|s| comparison.statement(*s).account == account).collect();
    if !own.is_empty() {
        return labels(comparison, &own);
    }
    let missing = |kind: DifferenceKind| matches!(kind, DifferenceKind::Omission | DifferenceKind::NotInSpan);
    let mut findings = comparison.differences.iter().filter(|d| d.claim == id && missing(d.kind));
    let silent = findings.find(|d| d.sides.iter().any(|s| s.account == account && s.statement.is_none()));
    Cell::text(silent.map_or("", |d| d.kind.word()))
}
