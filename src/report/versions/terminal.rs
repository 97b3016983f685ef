//! Versions on a terminal: for each step what changed, what matters most first.

use super::{about, counts, heading, meaning, notes, order, own_words, told};
use crate::model::{Comparison, StatementId};
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, words};
use crate::versions::{Change, ChangeKind, Step, Versions};

/// So many changes of form, moves and sentences in other words are listed unless all are asked for.
const LISTED: usize = 5;
/// Columns before a sentence.
const INDENT: usize = 4;

/// Renders all steps.
pub fn render(comparison: &Comparison, versions: &Versions, look: &Look) -> String {
    let title =
        Rich::of(Ink::Strong, "VERSIONS").with(Ink::Plain, &format!(" · {} of one text, {}", versions.order.len(), order(versions)));
    let mut out = format!("{}\n\n", words::lines(&title, look));
    let rows: Vec<[String; 3]> = versions.order.iter().map(|id| about(comparison, *id)).collect();
    let width = |at: usize| rows.iter().map(|row| Rich::plain(&row[at]).width()).max().unwrap_or(0);
    for row in &rows {
        let mut line = Rich::of(Ink::Strong, &row[0]).padded(width(0) + 2);
        if width(1) > 0 {
            line = line.joined(Rich::plain(&row[1]).padded(width(1) + 2));
        }
        out.push_str(&format!("{}\n", line.with(Ink::Plain, &row[2]).paint(look)));
    }
    versions.steps.iter().for_each(|step| out.push_str(&told_of(comparison, step, look)));
    out
}

fn told_of(comparison: &Comparison, step: &Step, look: &Look) -> String {
    let label = |id| comparison.account(id).label.as_str();
    let title = format!("{} → {}", label(step.from), label(step.to));
    let title = Rich::of(Ink::Strong, &title).with(Ink::Plain, &format!(" · {}", counts(step)));
    let mut out = format!("\n{}\n{}\n", words::lines(&title, look), Rich::drawn(Ink::Plain, &"─".repeat(look.width)).paint(look));
    if let Some(note) = notes(comparison, step) {
        out.push_str(&indented(&Rich::of(Ink::Dim, &note), 2, look));
    }
    for kind in ChangeKind::ALL.into_iter().filter(|kind| *kind != ChangeKind::Kept) {
        let all: Vec<&Change> = step.changes.iter().filter(|change| change.kind == kind).collect();
        if all.is_empty() {
            continue;
        }
        let head = Rich::of(Ink::Strong, &heading(kind).to_uppercase()).with(Ink::Plain, &format!(" · {}", all.len()));
        out.push_str(&format!("\n{}\n", words::lines(&head.with(Ink::Dim, &format!(" · {}", meaning(kind))), look)));
        let most = if look.all || kind <= ChangeKind::Removed { all.len() } else { LISTED };
        all.iter().take(most).for_each(|change| out.push_str(&one(comparison, change, look)));
        if all.len() > most {
            out.push_str(&indented(&Rich::of(Ink::Dim, &format!("{} more: -a lists them", all.len() - most)), 2, look));
        }
    }
    out
}

fn one(comparison: &Comparison, change: &Change, look: &Look) -> String {
    let mut out = String::new();
    if change.kind == ChangeKind::Moved {
        let (Some(old), Some(new)) = (change.old, change.new) else { return out };
        let line = Rich::place(comparison, old).with(Ink::Plain, " → ").joined(Rich::place(comparison, new));
        return format!("{}{}", indented(&line, 2, look), sentence(comparison, new, None, Ink::Plain, look));
    }
    for (id, other, ink) in [(change.old, change.new, Ink::Conflict), (change.new, change.old, Ink::Added)] {
        let Some(id) = id else { continue };
        let moved = if change.moved && ink == Ink::Added { " · moved" } else { "" };
        out.push_str(&indented(&Rich::place(comparison, id).with(Ink::Dim, moved), 2, look));
        out.push_str(&sentence(comparison, id, other, ink, look));
    }
    for fact in &change.facts {
        out.push_str(&indented(&Rich::plain("→ ").with(Ink::Strong, &told(comparison, change, fact)), INDENT, look));
    }
    out
}

fn sentence(comparison: &Comparison, id: StatementId, other: Option<StatementId>, ink: Ink, look: &Look) -> String {
    let mut line = Rich::default();
    for (own, words) in own_words(comparison, id, other) {
        if own { line.mark(ink, &words, look) } else { line.push(Ink::Plain, &words) }
    }
    indented(&line, INDENT, look)
}

fn indented(line: &Rich, by: usize, look: &Look) -> String {
    line.wrap(look.width.saturating_sub(by).max(10)).iter().map(|l| format!("{:by$}{}\n", "", l.paint(look))).collect()
}
