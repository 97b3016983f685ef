//! claims: a row for each claim.

use super::cell::{Cell, days, edtf, labels};
use super::{Column, Run, Table, day, id, number, text};
use crate::digest::sections::Standing;
use crate::model::{Claim, ClaimId, Verdict};
use crate::report::words;

/// The table.
pub const TABLE: Table =
    Table { name: "claims", meaning: "A row for each claim that two or more accounts tell.", columns: &COLUMNS, per_account: false, rows };

const COLUMNS: [Column; 20] = [
    id("claim", 8, "its id"),
    text(
        "relation",
        12,
        "the most telling relation of its differences: `same`, `unmatched`, `compatible`, `wording`, `supersedes`, `conflict`",
    ),
    text("date", 12, "when what it tells happened, in EDTF"),
    text("about", 28, "who and what it is about"),
    text("accounts", 26, "who tells it, parted by spaces; `tellings` has a row for each"),
    number("account_count", 9, "how many those are"),
    number("origin_count", 8, "how many independent texts they go back to"),
    number("differences", 11, "how many differences are known of it"),
    text("statements", 26, "its statements"),
    id("gist_statement", 14, "the one that stands for it"),
    text("gist", 80, "the words of that one"),
    text("event", 9, "the event that it belongs to"),
    text(
        "verdict",
        11,
        "what a reader may conclude: `agreed`, `conflict`, `updated` (a figure moved), `unsettled` (alike or not, it cannot be decided)",
    ),
    number(
        "strength",
        9,
        "how surely the members make one claim: the mean, over every two accounts, of the probability of their surest pairing, 0 to 1",
    ),
    text(
        "standing",
        20,
        "the verdict as reports say it: `several say the same`, `cannot all be right`, `updated`, `not settled`, `perhaps the same`",
    ),
    number("event_accounts", 9, "how many accounts tell of its event: it is told by `account_count` of these"),
    text("fact", 18, "what is told of, where that is known: a figure in a role, a dated deed"),
    day("date_from", "the first day that what it tells can have happened"),
    day("date_to", "the last such day"),
    text("date_text", 17, "the same in words"),
];

fn rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let mut differences = vec![0; run.comparison.claims.len()];
    for id in &run.view.differences {
        differences[run.comparison.differences[id.0].claim.0] += 1;
    }
    run.view.claims.iter().map(|id| row(run, *id, differences[id.0])).collect()
}

fn row(run: &Run<'_>, id: ClaimId, differences: usize) -> Vec<Cell> {
    let comparison = run.comparison;
    let claim = &comparison.claims[id.0];
    let accounts: Vec<&str> = claim.accounts.iter().map(|a| comparison.account(*a).label.as_str()).collect();
    let event = comparison.account(claim.accounts[0]).event;
    let of_event = comparison.accounts.iter().filter(|account| account.event == event).count();
    let fact = claim.fact.as_deref().or_else(|| claim.slot.as_ref().map(|slot| slot.key.as_str()));
    let mut row = vec![
        Cell::Claim(id),
        Cell::text(claim.relation.word()),
        edtf(claim.date.as_ref()),
        Cell::text(&words::about(comparison, claim, usize::MAX)),
        Cell::text(&accounts.join(" ")),
        Cell::Count(accounts.len()),
        Cell::Count(words::origins(comparison, &claim.accounts)),
        Cell::Count(differences),
        labels(comparison, &claim.statements),
        Cell::Statement(claim.gist),
        Cell::text(comparison.words(claim.gist)),
        super::event(event),
        Cell::text(claim.verdict.word()),
        Cell::Share(claim.strength),
        Cell::text(standing(claim)),
        Cell::Count(of_event),
        Cell::text(fact.unwrap_or("")),
    ];
    row.extend(days(claim.date.as_ref()));
    row
}

/// The verdict in the words of reports.
fn standing(claim: &Claim) -> &'static str {
    match (Standing::of(claim), claim.verdict) {
        (Some(Standing::Agreed), _) => "several say the same",
        (Some(Standing::NotSettled), _) => "not settled",
        (Some(Standing::Perhaps), _) => "perhaps the same",
        (None, Verdict::Updated) => "updated",
        (None, Verdict::Conflict | Verdict::Agreed | Verdict::Unsettled) => "cannot all be right",
    }
}
