//! quotes: a row for each saying that an account reports.

use super::cell::Cell;
use super::{Column, Run, Table, id, number, text};
use crate::model::SpeechForm;
use crate::profile::Quotation;

/// The table.
pub const TABLE: Table = Table {
    name: "quotes",
    meaning: "A row for each saying that an account reports: who is quoted, with which verb, and how much of it in their words.",
    columns: &COLUMNS,
    per_account: false,
    rows,
};

const COLUMNS: [Column; 15] = [
    text("account", 16, "the account"),
    text("outlet", 24, "who published it"),
    text("event", 9, "its event"),
    id("statement", 14, "where the saying begins"),
    text("speaker", 26, "who is said to have said so, under one name wherever a name is known; empty where nobody is told"),
    text("speaker_kind", 18, "`named`, `body without a name`, `people without a name`, `nobody told`, `not found out`"),
    text("entity", 22, "whom or what the source names or belongs to: of “Turkish officials” it is Turkey"),
    text("source_words", 26, "the words that name who said it"),
    text("verb", 14, "the report verb or noun, or the words that tell of the saying"),
    text("verb_class", 12, "what that verb makes of what it reports; empty for words that are not in the list"),
    text("form", 10, "`direct` (in quotation marks), `mixed`, `indirect` (in the account's own words)"),
    text("words", 70, "what was said; pieces are parted by …"),
    number("word_count", 8, "how many words that is"),
    number("marked_words", 8, "how many of them stand in quotation marks"),
    text("inside", 8, "`yes` where it is part of another saying, whose words hold these too: leave it out of sums of words"),
];

fn rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    run.profiles().iter().flat_map(|profile| &profile.quotations).map(|quotation| row(run, quotation)).collect()
}

fn row(run: &Run<'_>, own: &Quotation) -> Vec<Cell> {
    let comparison = run.comparison;
    let account = comparison.statement(own.statement).account;
    let whole = &comparison.account(account).text;
    let said: Vec<&str> = own.pieces.iter().map(|(_, span)| span.text(whole)).collect();
    let mut row = run.who(account).to_vec();
    row.extend([run.event(account), Cell::Statement(own.statement), Cell::text(&own.who), Cell::text(own.named.word())]);
    row.push(Cell::text(own.speaker.map_or("", |id| &comparison.entities[id.0].name)));
    row.push(Cell::text(own.source.map_or("", |span| span.text(whole))));
    row.extend([Cell::text(&own.verb), Cell::text(own.class.map_or("", |class| class.word())), Cell::text(form(own.form))]);
    row.push(Cell::text(&super::one_line(&said.join(" … "))));
    row.extend([Cell::Count(own.words), Cell::Count(own.marked), Cell::yes(own.inside)]);
    row
}

/// The word for how somebody is quoted.
pub fn form(form: SpeechForm) -> &'static str {
    match form {
        SpeechForm::Direct => "direct",
        SpeechForm::Mixed => "mixed",
        SpeechForm::Indirect => "indirect",
    }
}
