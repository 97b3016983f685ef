//! Successive versions of one text, for the terminal, as a page and as JSON.

pub mod html;
mod inline;
pub mod json;
mod terminal;

pub use inline::render as inline;
pub use terminal::render as terminal;

use super::{when, word_diff, words};
use crate::model::{AccountId, Comparison, StatementId};
use crate::text::{Visible, one_line};
use crate::versions::{Change, ChangeKind, FactChange, Step, Versions};

/// The name of the section of a kind of change.
fn heading(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Fact => "Facts changed",
        ChangeKind::Added => "Added",
        ChangeKind::Removed => "Removed",
        ChangeKind::Words => "Other words",
        ChangeKind::Form => "Form only",
        ChangeKind::Moved => "Moved",
        ChangeKind::Kept => "Kept",
    }
}

/// What a section of changes holds, beside its heading.
fn meaning(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Fact => "a number, day, name, source, negation or degree of certainty is another",
        ChangeKind::Added => "new sentences",
        ChangeKind::Removed => "sentences that are gone",
        ChangeKind::Words => "no fact that is read is another",
        ChangeKind::Form => "function words, forms of words, capitals or marks",
        ChangeKind::Moved => "the same in another place",
        ChangeKind::Kept => "as it was",
    }
}

/// "2 facts changed, 1 added, 1 removed; 9 kept"
fn counts(step: &Step) -> String {
    let one = |kind: ChangeKind| {
        let number = step.count(kind);
        let word = match kind {
            ChangeKind::Fact => words::count(number, "sentence with a changed fact", "sentences with changed facts"),
            ChangeKind::Words => format!("{number} in other words"),
            ChangeKind::Form => format!("{number} changed in form only"),
            ChangeKind::Added | ChangeKind::Removed | ChangeKind::Moved | ChangeKind::Kept => format!("{number} {}", kind.word()),
        };
        (number > 0).then_some(word)
    };
    let told: Vec<String> = ChangeKind::ALL.into_iter().filter_map(one).collect();
    if told.is_empty() { "no sentence in either".into() } else { told.join(", ") }
}

/// In which order the versions stand.
fn order(versions: &Versions) -> &'static str {
    if versions.dated { "in the order of publication" } else { "in the order in which they were named" }
}

/// The words of the notes in which the newer version tells of a correction; none is worth saying where facts changed.
fn notes(comparison: &Comparison, step: &Step) -> Option<String> {
    let account = comparison.account(step.to);
    let quoted: Vec<String> = step.notes.iter().map(|span| format!("“{}”", one_line(span.text(&account.text)))).collect();
    match (quoted.is_empty(), step.count(ChangeKind::Fact)) {
        (false, _) => Some(format!("{} has a note of a change: {}", account.label, quoted.join(" "))),
        (true, 0) => None,
        (true, _) => Some(format!("{} has no note of a change", account.label)),
    }
}

/// "number: 11 → 14"
fn told(comparison: &Comparison, change: &Change, fact: &FactChange) -> String {
    let text =
        |id: Option<StatementId>| id.map(|id| comparison.account(comparison.statement(id).account).text.as_str()).unwrap_or_default();
    let said = |spans: &[crate::model::Span], of: &str, none: &str| {
        let mut all: Vec<String> = spans.iter().map(|span| one_line(span.text(of))).collect();
        all.dedup();
        if all.is_empty() { none.to_string() } else { all.join(", ") }
    };
    format!("{}: {} → {}", fact.kind.word(), said(&fact.old, text(change.old), "none"), said(&fact.new, text(change.new), "none"))
}

/// The words of a sentence, each stretch with whether the other version of it lacks it.
fn own_words(comparison: &Comparison, id: StatementId, other: Option<StatementId>) -> Vec<(bool, String)> {
    let text = |id: StatementId| Visible::of(&one_line(comparison.words(id)));
    match other {
        Some(other) => word_diff::own(&text(id), &[text(other)]),
        None => vec![(false, text(id).to_string())],
    }
}

/// An account's label, outlet and day.
fn about(comparison: &Comparison, id: AccountId) -> [String; 3] {
    let account = comparison.account(id);
    let source = if account.source == account.label { String::new() } else { account.source.clone() };
    [account.label.clone(), source, account.published.as_ref().map(when::told).unwrap_or_else(|| "no day known".into())]
}
