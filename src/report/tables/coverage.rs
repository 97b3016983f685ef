//! coverage: who tells what, a row for each claim and a column for each account.

use super::cell::{Cell, edtf, labels};
use super::{Column, Run, Table, id, text};
use crate::model::{AccountId, ClaimId};
use crate::report::telling::{self, Telling};
use crate::report::words;

/// The table.
pub const TABLE: Table = Table {
    name: "coverage",
    meaning: "A row for each claim and, after the columns below, a column for each account under its label: the statements in which it tells \
              the claim, `omission` where it could have told it and no match was found, `not-in-span` where it was published before, nothing \
              where it is not expected to. To look at; to count, take `tellings`.",
    columns: &COLUMNS,
    per_account: true,
    rows,
};

const COLUMNS: [Column; 6] = [
    id("claim", 8, "its id"),
    text("relation", 12, "as in claims"),
    text("date", 12, "as in claims"),
    text("about", 24, "as in claims"),
    id("gist_statement", 14, "as in claims"),
    text("gist", 60, "as in claims"),
];

fn rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let accounts: Vec<AccountId> = (0..run.comparison.accounts.len()).map(AccountId).collect();
    telling::tellings(run.comparison, run.view, &accounts).iter().map(|(id, tellings)| row(run, *id, tellings)).collect()
}

fn row(run: &Run<'_>, id: ClaimId, tellings: &[Telling]) -> Vec<Cell> {
    let comparison = run.comparison;
    let claim = &comparison.claims[id.0];
    let mut out = vec![
        Cell::Claim(id),
        Cell::text(claim.relation.word()),
        edtf(claim.date.as_ref()),
        Cell::text(&words::about(comparison, claim, usize::MAX)),
        Cell::Statement(claim.gist),
        Cell::text(comparison.words(claim.gist)),
    ];
    out.extend(tellings.iter().enumerate().map(|(at, telling)| match telling {
        Telling::Told(_) => labels(comparison, &telling::statements(comparison, id, AccountId(at))),
        Telling::Silent | Telling::Before | Telling::Apart => Cell::text(telling.untold()),
    }));
    out
}
