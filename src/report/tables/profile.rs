//! profile: how each account tells, a row for each account and measure.

use super::cell::Cell;
use super::{Column, Run, Table, number, text};
use crate::profile::{self, Charge, Profile, Totals};

/// The table.
pub const TABLE: Table = Table {
    name: "profile",
    meaning: "A row for each account and measure: how much of it is quoted, and how many words take sides, strengthen or hedge, in its own \
              voice and in what it reports.",
    columns: &COLUMNS,
    per_account: false,
    rows,
};

const COLUMNS: [Column; 8] = [
    text("account", 16, "the account"),
    text("outlet", 24, "who published it"),
    text("event", 9, "its event"),
    text(
        "measure",
        30,
        "`words`; `words in quotation marks`, `words reported without marks`, `words of sources without a name`; `sayings`, `sayings of \
         sources without a name`; and the classes of the table of words",
    ),
    text("voice", 10, "of a class of words: `own voice`, or `quoted`, in what somebody is said to have said"),
    number("number", 8, "how many"),
    number("words", 8, "of how many words of the account"),
    number("per_1000", 10, "the same for 1,000 words"),
];

fn rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    run.profiles().iter().flat_map(|profile| of_account(run, profile)).collect()
}

fn of_account(run: &Run<'_>, own: &Profile) -> Vec<Vec<Cell>> {
    let totals = profile::total(own);
    let Totals { words, marked, reported, sayings, unnamed, unnamed_words, .. } = totals;
    let mut measures = vec![
        ("words", "", words),
        ("words in quotation marks", "", marked),
        ("words reported without marks", "", reported),
        ("words of sources without a name", "", unnamed_words),
        ("sayings", "", sayings),
        ("sayings of sources without a name", "", unnamed),
    ];
    for class in Charge::ALL {
        let (in_own_voice, in_others) = totals.of(class);
        measures.extend([(class.word(), super::OWN_VOICE, in_own_voice), (class.word(), super::QUOTED, in_others)]);
    }
    let row = |(measure, voice, count): (&str, &str, usize)| {
        let mut row = run.who(own.account).to_vec();
        row.extend([run.event(own.account), Cell::text(measure), Cell::text(voice), Cell::Count(count), Cell::Count(words)]);
        row.push(Cell::Share(totals.rate(count)));
        row
    };
    measures.into_iter().map(row).collect()
}
