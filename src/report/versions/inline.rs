//! Every sentence of each newer version in its order, with those of the older that are gone where they stood, as a list of changes is read.

use super::{counts, own_words};
use crate::model::{Comparison, StatementId};
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, words};
use crate::versions::{Change, ChangeKind, Versions};

/// Renders all steps: `-` before what was, `+` before what is, `>` before what stands elsewhere, nothing before what stayed.
pub fn render(comparison: &Comparison, versions: &Versions, look: &Look) -> String {
    let mut out = String::new();
    for step in &versions.steps {
        let label = |id| comparison.account(id).label.as_str();
        let title =
            Rich::of(Ink::Strong, &format!("{} → {}", label(step.from), label(step.to))).with(Ink::Plain, &format!(" · {}", counts(step)));
        out.push_str(&format!("{}\n\n", words::lines(&title, look)));
        step.changes.iter().for_each(|change| out.push_str(&one(comparison, change, look)));
        out.push('\n');
    }
    out
}

fn one(comparison: &Comparison, change: &Change, look: &Look) -> String {
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
