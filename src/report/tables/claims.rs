//! The tables of claims. claims: a row for each claim. tellings: a row for each claim and account of its event. coverage: a row for each claim and a
//! column for each account.

use super::cell::{Cell, days, edtf, labels};
use super::{Column, Run, Table, day, id, number, text};
use crate::digest::sections::Agreement;
use crate::model::{AccountId, Claim, ClaimId, Verdict};
use crate::report::coverage::{Coverage, claims_by_account, statements_of};
use crate::report::prose;

/// The table of claims.
pub(super) const CLAIMS: Table = Table {
    name: "claims",
    meaning: "A row for each claim that two or more accounts report.",
    columns: &CLAIM_COLUMNS,
    per_account: false,
    rows: claim_rows,
};

const CLAIM_COLUMNS: [Column; 20] = [
    id("claim", 8, "its id"),
    text(
        "relation",
        12,
        "the strongest relation among its differences: `same`, `unmatched`, `compatible`, `wording`, `supersedes`, `conflict`",
    ),
    text("date", 12, "when the reported event happened, in EDTF"),
    text("about", 28, "who and what it is about"),
    text("accounts", 26, "the accounts that report it, separated by spaces; `tellings` has a row for each"),
    number("account_count", 9, "how many accounts report it"),
    number("origin_count", 8, "how many independent texts they go back to"),
    number("differences", 11, "how many differences it has"),
    text("statements", 26, "its statements"),
    id("gist_statement", 14, "its example statement"),
    text("gist", 80, "the text of that statement"),
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
    number("event_accounts", 9, "how many accounts report its event; `account_count` of these report the claim"),
    text("fact", 18, "what it is about, if known: a figure in a role, or a dated action"),
    day("date_from", "the first day on which the reported event can have happened"),
    day("date_to", "the last such day"),
    text("date_text", 17, "the same in words"),
];

fn claim_rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let mut differences = vec![0; run.comparison.claims.len()];
    for id in &run.view.differences {
        differences[run.comparison.differences[id.0].claim.0] += 1;
    }
    run.view.claims.iter().map(|id| claim_row(run, *id, differences[id.0])).collect()
}

fn claim_row(run: &Run<'_>, id: ClaimId, differences: usize) -> Vec<Cell> {
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
        Cell::text(&prose::about(comparison, claim, usize::MAX)),
        Cell::text(&accounts.join(" ")),
        Cell::Count(accounts.len()),
        Cell::Count(prose::origins(comparison, &claim.accounts)),
        Cell::Count(differences),
        labels(comparison, &claim.statements),
        Cell::Statement(claim.gist),
        Cell::text(comparison.words(claim.gist)),
        super::event(event),
        Cell::text(claim.verdict.word()),
        Cell::Share(claim.strength),
        Cell::text(agreement(claim)),
        Cell::Count(of_event),
        Cell::text(fact.unwrap_or("")),
    ];
    row.extend(days(claim.date.as_ref()));
    row
}

/// The verdict in the words of reports.
fn agreement(claim: &Claim) -> &'static str {
    match (Agreement::of(claim), claim.verdict) {
        (Some(Agreement::Agreed), _) => "several say the same",
        (Some(Agreement::NotSettled), _) => "not settled",
        (Some(Agreement::Perhaps), _) => "perhaps the same",
        (None, Verdict::Updated) => "updated",
        (None, Verdict::Conflict | Verdict::Agreed | Verdict::Unsettled) => "cannot all be right",
    }
}

/// The state of an account in which nothing like the claim was found.
pub const NO_MATCH: &str = "no match found";
/// The state of an account that could not know of the claim.
pub const BEFORE: &str = "published before";

/// The table of claims by account.
pub(super) const TELLINGS: Table = Table {
    name: "tellings",
    meaning: "A row for each claim and account of its event: whether the account reports it. This is `coverage` with one fact per row.",
    columns: &TELLING_COLUMNS,
    per_account: false,
    rows: telling_rows,
};

const TELLING_COLUMNS: [Column; 12] = [
    id("claim", 8, "the claim"),
    text("event", 9, "its event"),
    text("account", 16, "the account"),
    text("outlet", 24, "who published it"),
    text(
        "state",
        16,
        "`told`, `no match found`, `perhaps` (a similar statement may say the same) or `published before` (it happened later)",
    ),
    text(
        "left_out",
        9,
        "`yes` if the account reports the same events and was published late enough, but no match was found: a finding of the kind `omission`",
    ),
    text("relation", 12, "if the account reports it: the strongest relation to what others report, as in claims"),
    id("statement", 14, "the first statement that reports it, or may report it"),
    number("statements", 10, "how many of its statements report it"),
    number("probability", 11, "for `perhaps`: the probability that its statement says the same, 0 to 1"),
    text("gist", 70, "the text of the claim's example statement"),
    text("words", 70, "the text of the account's statement"),
];

fn telling_rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let comparison = run.comparison;
    let accounts: Vec<AccountId> = (0..comparison.accounts.len()).map(AccountId).collect();
    let all = claims_by_account(comparison, run.view, &accounts);
    let of_event = |id: ClaimId, account: AccountId| {
        comparison.account(account).event == comparison.account(comparison.claims[id.0].accounts[0]).event
    };
    let of_claim = |(id, coverages): &(ClaimId, Vec<Coverage>)| -> Vec<Vec<Cell>> {
        let own = accounts.iter().zip(coverages).filter(|(account, _)| of_event(*id, **account));
        own.map(|(account, coverage)| telling_row(run, *id, *account, *coverage)).collect()
    };
    all.iter().flat_map(of_claim).collect()
}

fn telling_row(run: &Run<'_>, id: ClaimId, account: AccountId, coverage: Coverage) -> Vec<Cell> {
    let comparison = run.comparison;
    let claim = &comparison.claims[id.0];
    let own = statements_of(comparison, id, account);
    let near = claim.nearest.iter().find(|near| near.account == account && run.may_pair(near));
    let (state, statement, relation) = match (coverage, near) {
        (Coverage::Reported(relation), _) => ("told", own.first().copied(), relation.word()),
        (Coverage::Before, _) => (BEFORE, None, ""),
        (Coverage::Silent | Coverage::Apart, Some(near)) => ("perhaps", Some(near.statement), ""),
        (Coverage::Silent | Coverage::Apart, None) => (NO_MATCH, None, ""),
    };
    let perhaps = near.filter(|_| state == "perhaps");
    let mut row = vec![Cell::Claim(id), run.event(account)];
    row.extend(run.who(account));
    row.extend([Cell::text(state), Cell::yes(coverage == Coverage::Silent), Cell::text(relation), Cell::statement(statement)]);
    row.push(Cell::Count(own.len()));
    row.push(perhaps.map_or(Cell::Empty, |near| Cell::Share(near.probability)));
    row.push(Cell::text(comparison.words(claim.gist)));
    row.push(Cell::text(statement.map_or("", |id| comparison.words(id))));
    row
}

/// The table with a column for each account.
pub(super) const COVERAGE: Table = Table {
    name: "coverage",
    meaning: "A row for each claim and, after the columns below, a column for each account under its label: the statements in which it reports \
              the claim, `omission` if it could have reported it but no match was found, `not-in-span` if it was published before, nothing \
              if it is not expected to report it. This table is for reading; to count, use `tellings`.",
    columns: &COVERAGE_COLUMNS,
    per_account: true,
    rows: coverage_rows,
};

const COVERAGE_COLUMNS: [Column; 6] = [
    id("claim", 8, "its id"),
    text("relation", 12, "as in claims"),
    text("date", 12, "as in claims"),
    text("about", 24, "as in claims"),
    id("gist_statement", 14, "as in claims"),
    text("gist", 60, "as in claims"),
];

fn coverage_rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let accounts: Vec<AccountId> = (0..run.comparison.accounts.len()).map(AccountId).collect();
    claims_by_account(run.comparison, run.view, &accounts).iter().map(|(id, coverages)| coverage_row(run, *id, coverages)).collect()
}

fn coverage_row(run: &Run<'_>, id: ClaimId, coverages: &[Coverage]) -> Vec<Cell> {
    let comparison = run.comparison;
    let claim = &comparison.claims[id.0];
    let mut out = vec![
        Cell::Claim(id),
        Cell::text(claim.relation.word()),
        edtf(claim.date.as_ref()),
        Cell::text(&prose::about(comparison, claim, usize::MAX)),
        Cell::Statement(claim.gist),
        Cell::text(comparison.words(claim.gist)),
    ];
    out.extend(coverages.iter().enumerate().map(|(at, coverage)| match coverage {
        Coverage::Reported(_) => labels(comparison, &statements_of(comparison, id, AccountId(at))),
        Coverage::Silent | Coverage::Before | Coverage::Apart => Cell::text(coverage.word_of_absence()),
    }));
    out
}
