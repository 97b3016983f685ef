//! differences: a row for each difference, the two sides beside each other. A difference with more sides has a row for each of them
//! against the first, under the same id.

use super::cell::{Cell, days, edtf};
use super::{Column, Run, Table, day, id, number, text};
use crate::model::{Comparison, DifferenceId, Materiality, Side};
use crate::report::words;

/// The table.
pub const TABLE: Table = Table {
    name: "differences",
    meaning: "A row for each difference and two of its sides; a difference with more sides has a row for each further side against the \
              first, under the same id. To count accounts, take `sides`.",
    columns: &COLUMNS,
    per_account: false,
    rows,
};

const COLUMNS: [Column; 25] = [
    id("difference", 11, "its id"),
    id("claim", 8, "its claim"),
    text("family", 10, "`fact`, `source`, `certainty`, `wording`, `coverage`, `internal`"),
    text("kind", 12, "as in the manual's table of kinds"),
    text("relation", 12, "how its sides relate"),
    text("date", 12, "that of the claim"),
    text("a_account", 14, "the first side's account"),
    id("a_statement", 14, "where it stands; empty where the account is silent"),
    text("a_words", 26, "the words that differ"),
    text("a_value", 14, "their normal form: a number, a date, a lemma"),
    text("a_speaker", 18, "who says so: `own voice`, or who is quoted"),
    text("a_text", 50, "the whole statement"),
    text("b_account", 14, "the other side: as above"),
    id("b_statement", 14, "as above"),
    text("b_words", 26, "as above"),
    text("b_value", 14, "as above"),
    text("b_speaker", 18, "as above"),
    text("b_text", 50, "as above"),
    text("explanation", 60, "why it is a finding"),
    text("materiality", 12, "`major`, `minor`, `trivial`"),
    number("rank", 7, "1 matters most of all"),
    text("event", 9, "the event that it belongs to"),
    day("date_from", "the first day that what the claim tells can have happened"),
    day("date_to", "the last such day"),
    text("date_text", 17, "the same in words"),
];

fn rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let mut out = Vec::new();
    for id in &run.view.differences {
        let mut sides: Vec<&Side> = run.comparison.differences[id.0].sides.iter().collect();
        sides.sort_by_key(|side| Some(side.account) != run.view.base);
        let (first, others) = (sides.first(), sides.get(1..).unwrap_or_default());
        if others.is_empty() {
            out.push(row(run, *id, first.copied(), None));
        }
        out.extend(others.iter().map(|other| row(run, *id, first.copied(), Some(other))));
    }
    out
}

fn row(run: &Run<'_>, id: DifferenceId, a: Option<&Side>, b: Option<&Side>) -> Vec<Cell> {
    let comparison = run.comparison;
    let difference = &comparison.differences[id.0];
    let claim = &comparison.claims[difference.claim.0];
    let mut out = vec![Cell::Finding(id), Cell::Claim(difference.claim)];
    out.extend([difference.kind.family().word(), difference.kind.word(), difference.relation.word()].map(Cell::text));
    out.push(edtf(claim.date.as_ref()));
    for side in [a, b] {
        out.extend(side.map_or_else(|| [const { Cell::Empty }; 6], |side| cells(comparison, side)));
    }
    let Materiality { level, rank, origins: _, certainty: _ } = difference.materiality;
    out.extend([Cell::text(&difference.explanation), Cell::text(level.word()), Cell::Count(rank), run.event(claim.accounts[0])]);
    out.extend(days(claim.date.as_ref()));
    out
}

fn cells(comparison: &Comparison, side: &Side) -> [Cell; 6] {
    let account = comparison.account(side.account);
    let own = || "own voice".to_string();
    [
        Cell::text(&account.label),
        Cell::statement(side.statement),
        Cell::text(side.span.map_or("", |span| span.text(&account.text))),
        Cell::value(&side.value),
        Cell::text(&words::speaker(comparison, side.account, &side.voice).unwrap_or_else(own)),
        Cell::text(side.statement.map_or("", |id| comparison.words(id))),
    ]
}
