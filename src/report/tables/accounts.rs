//! The tables of what was read. accounts: a row for each account. statements: a row for each statement, with its claims.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{Cell, days, edtf};
use super::{Column, Run, Table, day, id, number, text};
use crate::digest;
use crate::model::{AccountId, ClaimId, Comparison, Content, KnownFrom, Near, StatementId};
use crate::select::event_date;

/// The table of accounts.
pub(super) const ACCOUNTS: Table = Table {
    name: "accounts",
    meaning: "A row for each account: what is known about it, and how much of it others also report.",
    columns: &ACCOUNT_COLUMNS,
    per_account: false,
    rows: account_rows,
};

const ACCOUNT_COLUMNS: [Column; 19] = [
    text("account", 16, "its label, which all tables use for it"),
    text("outlet", 28, "who published it, as printed or stated; otherwise the label"),
    text("headline", 60, "its headline"),
    day("date_from", "the day of publication"),
    day("date_to", "the last possible day of publication, if only a month or a year is known"),
    text("date_text", 17, "when it was published, to the minute if known"),
    text("event", 9, "the event that it reports"),
    text("language", 9, "its language"),
    text("text", 8, "which text it prints: accounts with the same value print the same text"),
    number("same_text", 10, "how many accounts print that text, itself included"),
    number("words", 8, "how many words it has"),
    number("statements", 10, "how many statements it has"),
    number("shared", 8, "how many statements another account also makes; empty if there is no other account of the event"),
    number("disputed", 9, "how many statements another account contradicts"),
    number("no_match", 9, "how many statements have no match in another account"),
    text("path", 30, "its file"),
    text("group", 14, "the group that it is counted with, if one is stated"),
    text(
        "outlet_from",
        11,
        "what the outlet is known from: `given` by the user, `metadata`, `dateline`, another line of the `text`, `file name`",
    ),
    text("published_from", 14, "what the day of publication is known from, in the same words"),
];

fn account_rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let comparison = run.comparison;
    let ids: Vec<AccountId> = (0..comparison.accounts.len()).map(AccountId).collect();
    let mut texts: BTreeMap<&str, usize> = BTreeMap::new();
    comparison.accounts.iter().for_each(|account| *texts.entry(&account.origin).or_default() += 1);
    let row = |share: digest::Share| {
        let account = comparison.account(share.account);
        let mut row = run.who(share.account).to_vec();
        row.push(Cell::text(account.title.as_deref().unwrap_or("")));
        row.extend(days(account.published.as_ref()));
        row.extend([run.event(share.account), Cell::text(&account.language), Cell::text(&account.origin)]);
        row.extend([texts[account.origin.as_str()], share.words, share.statements].map(Cell::Count));
        let compared = run.compared(share.account);
        row.extend([share.shared, share.disputed, share.alone].map(|number| if compared { Cell::Count(number) } else { Cell::Empty }));
        row.extend([Cell::text(&account.path), Cell::text(account.group.as_deref().unwrap_or(""))]);
        row.extend([Cell::text(account.source_from.word()), Cell::text(account.published_from.map_or("", KnownFrom::word))]);
        row
    };
    digest::shares(comparison, run.view, &ids).into_iter().map(row).collect()
}

/// The table of statements.
pub(super) const STATEMENTS: Table = Table {
    name: "statements",
    meaning: "A row for each statement.",
    columns: &STATEMENT_COLUMNS,
    per_account: false,
    rows: statement_rows,
};

const STATEMENT_COLUMNS: [Column; 15] = [
    id("statement", 16, "its label"),
    text("account", 14, "its account"),
    number("line", 7, "its line in the file, or in the text extracted from it"),
    text(
        "place",
        10,
        "where a reader finds it in the file: its line, or page and paragraph (`p3.2`), paragraph (`¶12`), time (`00:14:05`)",
    ),
    text("kind", 10, "`headline`, `body`, `quote`, `list`"),
    text("date", 12, "when the reported event happened, in EDTF"),
    text("claims", 12, "the claims that it belongs to; empty if no match was found"),
    text("names", 30, "whom and what it names; the table of names has a row for each"),
    text("text", 100, "its text"),
    text("event", 9, "the event that its account reports"),
    day("date_from", "the first day on which the reported event can have happened"),
    day("date_to", "the last such day"),
    text("date_text", 17, "the same in words"),
    text(
        "match",
        15,
        "`shared` with another account, `perhaps` (another says something similar), or `no match found`; empty if there is no other account of the event",
    ),
    id("nearest", 14, "for `perhaps`: the most similar statement of another account, if one is clearly the most similar"),
];

/// What is known of every statement besides its words.
struct Places {
    claims: Vec<Vec<ClaimId>>,
    alone: BTreeSet<StatementId>,
    near: BTreeMap<StatementId, Near>,
}

fn statement_rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let comparison = run.comparison;
    let mut claims: Vec<Vec<ClaimId>> = vec![Vec::new(); comparison.statements.len()];
    for (at, claim) in comparison.claims.iter().enumerate() {
        claim.statements.iter().for_each(|id| claims[id.0].push(ClaimId(at)));
    }
    let (alone, near) = (comparison.unmatched.iter().copied().collect(), comparison.perhaps.iter().copied().collect());
    let places = Places { claims, alone, near };
    (0..comparison.statements.len()).map(|at| statement_row(run, StatementId(at), &places)).collect()
}

fn statement_row(run: &Run<'_>, id: StatementId, places: &Places) -> Vec<Cell> {
    let comparison = run.comparison;
    let statement = comparison.statement(id);
    let own = &places.claims[id.0];
    let near = places.near.get(&id).filter(|near| places.alone.contains(&id) && run.may_pair(near));
    let shared = own.iter().any(|claim| comparison.claims[claim.0].is_likely());
    let matched = match (shared, near, places.alone.contains(&id)) {
        _ if !run.compared(statement.account) => "",
        (true, _, _) => "shared",
        (false, Some(_), _) | (false, None, false) => "perhaps",
        (false, None, true) => super::claims::NO_MATCH,
    };
    let mut row = vec![
        Cell::Statement(id),
        Cell::text(&comparison.account(statement.account).label),
        Cell::Count(statement.line),
        Cell::text(&statement.place.to_string()),
        Cell::text(statement.kind.word()),
        edtf(event_date(statement)),
        Cell::text(&own.iter().map(ClaimId::to_string).collect::<Vec<_>>().join(" ")),
        Cell::text(&entity_names(comparison, id).join(", ")),
        Cell::text(comparison.words(id)),
        run.event(statement.account),
    ];
    row.extend(days(event_date(statement)));
    row.extend([Cell::text(matched), Cell::statement(near.map(|near| near.statement))]);
    row
}

/// Canonical names of the entities that a statement names, each once.
fn entity_names(comparison: &Comparison, id: StatementId) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for mention in &comparison.statement(id).mentions {
        if let Content::Name(name) = &mention.content
            && let Some(entity) = name.entity
        {
            let name = comparison.entities[entity.0].name.as_str();
            if !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out
}
