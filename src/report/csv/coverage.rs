//! coverage.csv: who tells what. A row for each claim, a column for each account with its statements of it; `omission` or `not-in-span`
//! where an account that could have told it does not, or was published before.

use super::{Cell, head, labels};
use crate::model::{AccountId, ClaimId, Comparison};
use crate::report::telling::{self, Telling};
use crate::report::words;
use crate::select::View;

/// The columns before those of the accounts, which have the accounts' labels as names.
pub const COLUMNS: [&str; 6] = ["claim", "relation", "date", "about", "gist_statement", "gist"];

pub(super) fn rows(comparison: &Comparison, view: &View) -> Vec<Vec<Cell>> {
    let mut out = vec![head(&COLUMNS)];
    out[0].extend(comparison.accounts.iter().map(|account| Cell::text(&account.label)));
    let accounts: Vec<AccountId> = (0..comparison.accounts.len()).map(AccountId).collect();
    out.extend(telling::tellings(comparison, view, &accounts).iter().map(|(id, tellings)| row(comparison, *id, tellings)));
    out
}

fn row(comparison: &Comparison, id: ClaimId, tellings: &[Telling]) -> Vec<Cell> {
    let claim = &comparison.claims[id.0];
    let mut out = vec![
        Cell::text(&id.to_string()),
        Cell::text(claim.relation.word()),
        Cell::text(&claim.date.as_ref().map(|when| when.edtf()).unwrap_or_default()),
        Cell::text(&words::about(comparison, claim, usize::MAX)),
        Cell::text(&comparison.statement(claim.gist).label),
        Cell::text(comparison.words(claim.gist)),
    ];
    out.extend(tellings.iter().enumerate().map(|(at, telling)| match telling {
        Telling::Told(_) => labels(comparison, &telling::statements(comparison, id, AccountId(at))),
        Telling::Silent | Telling::Before | Telling::Apart => Cell::text(telling.untold()),
    }));
    out
}
