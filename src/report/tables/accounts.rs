//! accounts: a row for each account.

use std::collections::BTreeMap;

use super::cell::{Cell, days};
use super::{Column, Run, Table, day, number, text};
use crate::digest;
use crate::model::{AccountId, KnownFrom};

/// The table.
pub const TABLE: Table = Table {
    name: "accounts",
    meaning: "A row for each account: what is known of it, and how much of it others tell too.",
    columns: &COLUMNS,
    per_account: false,
    rows,
};

const COLUMNS: [Column; 19] = [
    text("account", 16, "its label, by which all tables name it"),
    text("outlet", 28, "who published it, as printed or stated; the label where nothing says so"),
    text("headline", 60, "its headline"),
    day("date_from", "the day of publication"),
    day("date_to", "the last day that it can have been, where only a month or a year is known"),
    text("date_text", 17, "when it was published, to the minute where that is known"),
    text("event", 9, "the event that it tells of"),
    text("language", 9, "its language"),
    text("text", 8, "which text it prints: accounts with the same one print one text"),
    number("same_text", 10, "how many accounts print that text, itself included"),
    number("words", 8, "its words"),
    number("statements", 10, "its statements"),
    number("shared", 8, "statements that another account makes too; empty where there is no other account of the event"),
    number("disputed", 9, "statements that another account contradicts"),
    number("no_match", 9, "statements with no match found in another account"),
    text("path", 30, "its file"),
    text("group", 14, "the group that it is counted with, where one is stated"),
    text(
        "outlet_from",
        11,
        "what the outlet is known from: `given` by the user, `metadata`, `dateline`, another line of the `text`, `file name`",
    ),
    text("published_from", 14, "what the day of publication is known from, in the same words"),
];

fn rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
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
