//! names: who calls whom what, a row for each time that an account names or describes somebody or something.

use super::cell::Cell;
use super::{Column, Run, Table, id, number, text};
use crate::model::NameForm;
use crate::profile::{Attached, Reference};

/// The table.
pub const TABLE: Table = Table {
    name: "names",
    meaning: "A row for each time that an account names or describes somebody or something. Where several words describe them there, a row \
              for each of these, with the same number in `reference`.",
    columns: &COLUMNS,
    per_account: false,
    rows,
};

const COLUMNS: [Column; 15] = [
    text("account", 16, "the account"),
    text("outlet", 24, "who published it"),
    text("event", 9, "its event"),
    number("reference", 9, "its number, over all accounts: to count references, count each number once"),
    id("statement", 14, "where it stands"),
    text("entity", 26, "whom or what, under one name for all accounts"),
    text("entity_kind", 13, "`person`, `organisation`, `place`, `group`, `event`, `product`, `other`"),
    text("words", 34, "the words used, with title and with the noun that a name describes"),
    text("form", 11, "`name`, `description`, `pronoun`, or `adjective` made from a name"),
    text("attached", 30, "words that describe them there"),
    text("attached_as", 12, "`adjective`, `apposition` or `predicate`"),
    text("denied", 8, "`yes` where that is denied: “is no liar”"),
    text("voice", 10, "`own voice`, or `quoted`: it is in what somebody is said to have said"),
    text("speaker", 22, "who that is"),
    text("in_marks", 8, "`yes` where it stands in quotation marks"),
];

fn rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let all = run.profiles().iter().flat_map(|profile| &profile.references).enumerate();
    all.flat_map(|(at, reference)| of_reference(run, at + 1, reference)).collect()
}

fn of_reference(run: &Run<'_>, number: usize, own: &Reference) -> Vec<Vec<Cell>> {
    if own.attached.is_empty() {
        return vec![row(run, number, own, None)];
    }
    own.attached.iter().map(|attached| row(run, number, own, Some(attached))).collect()
}

fn row(run: &Run<'_>, number: usize, own: &Reference, attached: Option<&Attached>) -> Vec<Cell> {
    let comparison = run.comparison;
    let account = comparison.statement(own.statement).account;
    let whole = &comparison.account(account).text;
    let entity = &comparison.entities[own.entity.0];
    let mut row = run.who(account).to_vec();
    row.extend([run.event(account), Cell::Count(number), Cell::Statement(own.statement)]);
    row.extend([Cell::text(&entity.name), Cell::text(entity.kind.word()), Cell::text(&super::one_line(own.span.text(whole)))]);
    row.push(Cell::text(form(own.form)));
    row.push(Cell::text(&attached.map_or_else(String::new, |attached| super::one_line(attached.span.text(whole)))));
    row.push(Cell::text(attached.map_or("", |attached| attached.how.word())));
    row.push(attached.map_or(Cell::Empty, |attached| Cell::yes(attached.denied)));
    row.extend(run.voice(account, &own.voice));
    row.push(Cell::yes(own.marked));
    row
}

fn form(form: NameForm) -> &'static str {
    match form {
        NameForm::Proper => "name",
        NameForm::Nominal => "description",
        NameForm::Pronoun => "pronoun",
        NameForm::Adjective => "adjective",
    }
}
