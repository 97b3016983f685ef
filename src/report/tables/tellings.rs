//! tellings: a row for each claim and account of its event: who tells what.

use super::cell::Cell;
use super::{Column, Run, Table, id, number, text};
use crate::model::{AccountId, ClaimId};
use crate::report::telling::{self, Telling};

/// What is said of an account in which nothing like a claim was found.
pub const NO_MATCH: &str = "no match found";
/// What is said of an account that could not know.
pub const BEFORE: &str = "published before";

/// The table.
pub const TABLE: Table = Table {
    name: "tellings",
    meaning: "A row for each claim and account of its event: whether the account tells it. This is `coverage` with one fact a row.",
    columns: &COLUMNS,
    per_account: false,
    rows,
};

const COLUMNS: [Column; 12] = [
    id("claim", 8, "the claim"),
    text("event", 9, "its event"),
    text("account", 16, "the account"),
    text("outlet", 24, "who published it"),
    text(
        "state",
        16,
        "`told`, `no match found`, `perhaps` (a statement is like it, and may tell the same) or `published before` (it happened later)",
    ),
    text(
        "left_out",
        9,
        "`yes` where the account tells of the same and was published late enough, and no match was found: a finding of the kind `omission`",
    ),
    text("relation", 12, "where it is told: the most telling relation to what others tell, as in claims"),
    id("statement", 14, "the first statement that tells it, or may tell it"),
    number("statements", 10, "how many of its statements tell it"),
    number("probability", 11, "of `perhaps`: how probably its statement tells the same, 0 to 1"),
    text("gist", 70, "the words of the statement that stands for the claim"),
    text("words", 70, "the words of the account's statement"),
];

fn rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let comparison = run.comparison;
    let accounts: Vec<AccountId> = (0..comparison.accounts.len()).map(AccountId).collect();
    let all = telling::tellings(comparison, run.view, &accounts);
    let of_event = |id: ClaimId, account: AccountId| {
        comparison.account(account).event == comparison.account(comparison.claims[id.0].accounts[0]).event
    };
    let of_claim = |(id, tellings): &(ClaimId, Vec<Telling>)| -> Vec<Vec<Cell>> {
        let own = accounts.iter().zip(tellings).filter(|(account, _)| of_event(*id, **account));
        own.map(|(account, telling)| row(run, *id, *account, *telling)).collect()
    };
    all.iter().flat_map(of_claim).collect()
}

fn row(run: &Run<'_>, id: ClaimId, account: AccountId, telling: Telling) -> Vec<Cell> {
    let comparison = run.comparison;
    let claim = &comparison.claims[id.0];
    let own = telling::statements(comparison, id, account);
    let near = claim.nearest.iter().find(|near| near.account == account && run.may_tell(near));
    let (state, statement, relation) = match (telling, near) {
        (Telling::Told(relation), _) => ("told", own.first().copied(), relation.word()),
        (Telling::Before, _) => (BEFORE, None, ""),
        (Telling::Silent | Telling::Apart, Some(near)) => ("perhaps", Some(near.statement), ""),
        (Telling::Silent | Telling::Apart, None) => (NO_MATCH, None, ""),
    };
    let perhaps = near.filter(|_| state == "perhaps");
    let mut row = vec![Cell::Claim(id), run.event(account)];
    row.extend(run.who(account));
    row.extend([Cell::text(state), Cell::yes(telling == Telling::Silent), Cell::text(relation), Cell::statement(statement)]);
    row.push(Cell::Count(own.len()));
    row.push(perhaps.map_or(Cell::Empty, |near| Cell::Share(near.probability)));
    row.push(Cell::text(comparison.words(claim.gist)));
    row.push(Cell::text(statement.map_or("", |id| comparison.words(id))));
    row
}
