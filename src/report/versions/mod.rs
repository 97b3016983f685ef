//! Successive versions of one text: as sections of changes and as running text for a terminal, as a page and as JSON.

pub mod html;
pub mod json;

use super::Look;
use super::excerpt::unshared_words;
use super::prose::{self, time_in_words};
use super::rich::{Ink, Rich};
use crate::model::{AccountId, Comparison, StatementId};
use crate::text::{Visible, one_line};
use crate::versions::{Change, ChangeKind, FactChange, Step, Versions};

/// The heading for a kind of change.
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

/// The description of a section of changes, beside its heading.
fn meaning(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Fact => "a number, day, name, source, negation or degree of certainty has changed",
        ChangeKind::Added => "new sentences",
        ChangeKind::Removed => "sentences that are gone",
        ChangeKind::Words => "no recognised fact has changed",
        ChangeKind::Form => "function words, forms of words, capitals or punctuation",
        ChangeKind::Moved => "the same in another place",
        ChangeKind::Kept => "as it was",
    }
}

/// "2 facts changed, 1 added, 1 removed; 9 kept"
fn counts(step: &Step) -> String {
    let one = |kind: ChangeKind| {
        let number = step.count(kind);
        let word = match kind {
            ChangeKind::Fact => prose::count(number, "sentence with a changed fact", "sentences with changed facts"),
            ChangeKind::Words => format!("{number} in other words"),
            ChangeKind::Form => format!("{number} changed in form only"),
            ChangeKind::Added | ChangeKind::Removed | ChangeKind::Moved | ChangeKind::Kept => format!("{number} {}", kind.word()),
        };
        (number > 0).then_some(word)
    };
    let parts: Vec<String> = ChangeKind::ALL.into_iter().filter_map(one).collect();
    if parts.is_empty() { "no sentence in either".into() } else { parts.join(", ") }
}

/// The order of the versions.
fn order(versions: &Versions) -> &'static str {
    if versions.dated { "in the order of publication" } else { "in the order in which they were named" }
}

/// The notes in which the newer version reports a correction. That there is none is only printed if facts changed.
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
fn fact_change(comparison: &Comparison, change: &Change, fact: &FactChange) -> String {
    let text =
        |id: Option<StatementId>| id.map(|id| comparison.account(comparison.statement(id).account).text.as_str()).unwrap_or_default();
    let said = |spans: &[crate::model::Span], of: &str, none: &str| {
        let mut all: Vec<String> = spans.iter().map(|span| one_line(span.text(of))).collect();
        all.dedup();
        if all.is_empty() { none.to_string() } else { all.join(", ") }
    };
    format!("{}: {} → {}", fact.kind.word(), said(&fact.old, text(change.old), "none"), said(&fact.new, text(change.new), "none"))
}

/// The words of a sentence, each stretch with whether it is missing in the other version.
fn own_words(comparison: &Comparison, id: StatementId, other: Option<StatementId>) -> Vec<(bool, String)> {
    let text = |id: StatementId| Visible::of(&one_line(comparison.words(id)));
    match other {
        Some(other) => unshared_words(&text(id), &[text(other)]),
        None => vec![(false, text(id).to_string())],
    }
}

/// An account's label, outlet and date.
fn about(comparison: &Comparison, id: AccountId) -> [String; 3] {
    let account = comparison.account(id);
    let source = if account.source == account.label { String::new() } else { account.source.clone() };
    [account.label.clone(), source, account.published.as_ref().map(time_in_words).unwrap_or_else(|| "no day known".into())]
}

/// Maximum number of form changes, moves and rewordings listed without `--all`.
const LISTED: usize = 5;
/// Columns before a sentence.
const INDENT: usize = 4;

/// Renders all steps.
pub fn terminal(comparison: &Comparison, versions: &Versions, look: &Look) -> String {
    let title =
        Rich::of(Ink::Strong, "VERSIONS").with(Ink::Plain, &format!(" · {} of one text, {}", versions.order.len(), order(versions)));
    let mut out = format!("{}\n\n", prose::lines(&title, look));
    let rows: Vec<[String; 3]> = versions.order.iter().map(|id| about(comparison, *id)).collect();
    let width = |at: usize| rows.iter().map(|row| Rich::plain(&row[at]).width()).max().unwrap_or(0);
    for row in &rows {
        let mut line = Rich::of(Ink::Strong, &row[0]).padded(width(0) + 2);
        if width(1) > 0 {
            line = line.joined(Rich::plain(&row[1]).padded(width(1) + 2));
        }
        out.push_str(&format!("{}\n", line.with(Ink::Plain, &row[2]).paint(look)));
    }
    versions.steps.iter().for_each(|step| out.push_str(&step_sections(comparison, step, look)));
    out
}

fn step_sections(comparison: &Comparison, step: &Step, look: &Look) -> String {
    let label = |id| comparison.account(id).label.as_str();
    let title = format!("{} → {}", label(step.from), label(step.to));
    let title = Rich::of(Ink::Strong, &title).with(Ink::Plain, &format!(" · {}", counts(step)));
    let mut out = format!("\n{}\n{}\n", prose::lines(&title, look), Rich::drawn(Ink::Plain, &"─".repeat(look.width)).paint(look));
    if let Some(note) = notes(comparison, step) {
        out.push_str(&indented(&Rich::of(Ink::Dim, &note), 2, look));
    }
    for kind in ChangeKind::ALL.into_iter().filter(|kind| *kind != ChangeKind::Kept) {
        let all: Vec<&Change> = step.changes.iter().filter(|change| change.kind == kind).collect();
        if all.is_empty() {
            continue;
        }
        let head = Rich::of(Ink::Strong, &heading(kind).to_uppercase()).with(Ink::Plain, &format!(" · {}", all.len()));
        out.push_str(&format!("\n{}\n", prose::lines(&head.with(Ink::Dim, &format!(" · {}", meaning(kind))), look)));
        let most = if look.all || kind <= ChangeKind::Removed { all.len() } else { LISTED };
        all.iter().take(most).for_each(|change| out.push_str(&listed_change(comparison, change, look)));
        if all.len() > most {
            out.push_str(&indented(&Rich::of(Ink::Dim, &format!("{} more: -a lists them", all.len() - most)), 2, look));
        }
    }
    out
}

fn listed_change(comparison: &Comparison, change: &Change, look: &Look) -> String {
    let mut out = String::new();
    if change.kind == ChangeKind::Moved {
        let (Some(old), Some(new)) = (change.old, change.new) else { return out };
        let line = Rich::place(comparison, old).with(Ink::Plain, " → ").joined(Rich::place(comparison, new));
        return format!("{}{}", indented(&line, 2, look), marked_sentence(comparison, new, None, Ink::Plain, look));
    }
    for (id, other, ink) in [(change.old, change.new, Ink::Conflict), (change.new, change.old, Ink::Added)] {
        let Some(id) = id else { continue };
        let moved = if change.moved && ink == Ink::Added { " · moved" } else { "" };
        out.push_str(&indented(&Rich::place(comparison, id).with(Ink::Dim, moved), 2, look));
        out.push_str(&marked_sentence(comparison, id, other, ink, look));
    }
    for fact in &change.facts {
        out.push_str(&indented(&Rich::plain("→ ").with(Ink::Strong, &fact_change(comparison, change, fact)), INDENT, look));
    }
    out
}

fn marked_sentence(comparison: &Comparison, id: StatementId, other: Option<StatementId>, ink: Ink, look: &Look) -> String {
    let mut line = Rich::default();
    for (own, words) in own_words(comparison, id, other) {
        if own { line.mark(ink, &words, look) } else { line.push(Ink::Plain, &words) }
    }
    indented(&line, INDENT, look)
}

fn indented(line: &Rich, by: usize, look: &Look) -> String {
    line.wrap(look.width.saturating_sub(by).max(10)).iter().map(|l| format!("{:by$}{}\n", "", l.paint(look))).collect()
}

/// Renders all steps: `-` before old sentences, `+` before new ones, `>` before moved ones, nothing before those that stayed.
pub fn inline(comparison: &Comparison, versions: &Versions, look: &Look) -> String {
    let mut out = String::new();
    for step in &versions.steps {
        let label = |id| comparison.account(id).label.as_str();
        let title =
            Rich::of(Ink::Strong, &format!("{} → {}", label(step.from), label(step.to))).with(Ink::Plain, &format!(" · {}", counts(step)));
        out.push_str(&format!("{}\n\n", prose::lines(&title, look)));
        step.changes.iter().for_each(|change| out.push_str(&inline_change(comparison, change, look)));
        out.push('\n');
    }
    out
}

fn inline_change(comparison: &Comparison, change: &Change, look: &Look) -> String {
    let line = |sign: &str, id: StatementId, other: Option<StatementId>, ink: Ink| {
        let mut line = Rich::default();
        for (own, words) in own_words(comparison, id, other) {
            if own { line.mark(ink, &words, look) } else { line.push(Ink::Plain, &words) }
        }
        let lead = if sign.trim().is_empty() { Rich::blank(2) } else { Rich::of(Ink::Strong, sign) }
            .joined(Rich::place(comparison, id))
            .with(Ink::Plain, "  ");
        let (indent, mut out) = (lead.width(), String::new());
        for (at, line) in line.wrap(look.width.saturating_sub(indent).max(10)).into_iter().enumerate() {
            let before = if at == 0 { lead.paint(look) } else { " ".repeat(indent) };
            out.push_str(&format!("{before}{}\n", line.paint(look)));
        }
        out
    };
    match (change.kind, change.old, change.new) {
        (ChangeKind::Kept, _, Some(new)) => line("  ", new, None, Ink::Plain),
        (ChangeKind::Moved, _, Some(new)) => line("> ", new, None, Ink::Plain),
        (_, old, new) => {
            let old = old.map(|id| line("- ", id, new, Ink::Conflict)).unwrap_or_default();
            let new = new.map(|id| line("+ ", id, change.old, Ink::Added)).unwrap_or_default();
            old + &new
        }
    }
}
