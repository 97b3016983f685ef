//! words: a row for each word that takes sides, strengthens, keeps at a distance or hedges.

use super::cell::Cell;
use super::{Column, Run, Table, id, text};
use crate::profile::Charged;

/// The table.
pub const TABLE: Table = Table {
    name: "words",
    meaning: "A row for each word of an account that takes sides, strengthens or weakens, keeps at a distance or hedges, with its sentence.",
    columns: &COLUMNS,
    per_account: false,
    rows,
};

const COLUMNS: [Column; 14] = [
    text("account", 16, "the account"),
    text("outlet", 24, "who published it"),
    text("event", 9, "its event"),
    id("statement", 14, "where it stands"),
    text(
        "class",
        20,
        "`takes sides`, `contested` (other accounts have another word for the same), `stronger or weaker`, `keeps at a distance`, `hedges`",
    ),
    text("words", 22, "the word or words, as they stand"),
    text("term", 20, "their entry in the list of words: to count by"),
    text("neutral", 20, "the plain word for it, where the list has one"),
    text("against", 20, "of a contested word: the word that other accounts have most for the same"),
    id("against_statement", 14, "where that stands first"),
    text("voice", 10, "`own voice`, or `quoted`: it is in what somebody is said to have said"),
    text("speaker", 22, "who that is"),
    text("in_marks", 8, "`yes` where it stands in quotation marks"),
    text("sentence", 90, "the whole statement"),
];

fn rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    run.profiles().iter().flat_map(|profile| &profile.charged).map(|charged| row(run, charged)).collect()
}

fn row(run: &Run<'_>, own: &Charged) -> Vec<Cell> {
    let comparison = run.comparison;
    let account = comparison.statement(own.statement).account;
    let whole = &comparison.account(account).text;
    let mut row = run.who(account).to_vec();
    row.extend([run.event(account), Cell::Statement(own.statement), Cell::text(own.class.word())]);
    row.extend([Cell::text(&super::one_line(own.span.text(whole))), Cell::text(&own.term)]);
    row.push(Cell::text(own.neutral.as_deref().unwrap_or("")));
    row.push(Cell::text(own.against.as_ref().map_or("", |(_, word)| word)));
    row.push(Cell::statement(own.against.as_ref().map(|(id, _)| *id)));
    row.extend(run.voice(account, &own.voice));
    row.extend([Cell::yes(own.marked), Cell::text(&super::one_line(comparison.words(own.statement)))]);
    row
}
