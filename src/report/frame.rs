//! What stands around the words of every report for a terminal: which event comes now, who is compared with none, what is not shown.

use super::rich::{Ink, Rich};
use super::{Look, words};
use crate::digest::findings::lesser_findings;
use crate::digest::sections::{Section, event_name, event_views, uncompared_accounts};
use crate::model::{Comparison, EventId};
use crate::select::View;

/// A report: its parts event by event, then what is not in them and the lines at its foot.
pub fn framed(comparison: &Comparison, view: &View, look: &Look, part: impl Fn(Option<EventId>, &View) -> String, help: &str) -> String {
    let mut out = String::new();
    for (event, view) in event_views(comparison, view) {
        out.push_str(&event.map_or_else(String::new, |id| event_head(comparison, id, look)));
        out.push_str(&part(event, &view));
    }
    out.push_str(&uncompared(comparison, look));
    out.push_str(&foot(comparison, view, look, help));
    out
}

/// A line of prose in capitals and what it means, with a rule below.
pub fn heading(line: &Rich, look: &Look) -> String {
    ruled(line, Ink::Dim, look)
}

/// The same, with the rule in the colour of what it opens.
pub fn ruled(line: &Rich, ink: Ink, look: &Look) -> String {
    let rule = Rich::drawn(ink, &"─".repeat(look.width));
    format!("{}\n{}\n", words::lines(line, look), rule.paint(look))
}

/// Which event comes now, what it is about and who tells of it.
fn event_head(comparison: &Comparison, id: EventId, look: &Look) -> String {
    let (name, about) = event_name(comparison, id);
    let labels: Vec<&str> = comparison.events[id.0].accounts.iter().map(|a| comparison.account(*a).label.as_str()).collect();
    let mut line = Rich::of(Ink::Strong, &name.to_uppercase());
    if !about.is_empty() {
        line.push(Ink::Strong, &format!(" · {about}"));
    }
    line.push(Ink::Dim, &format!(" · {}: {}", words::count(labels.len(), "account", "accounts"), labels.join(" ")));
    let rule = Rich::of(Ink::Dim, &"═".repeat(look.width)).paint(look);
    format!("\n{rule}\n{}\n", words::lines(&line, look))
}

/// The accounts that are compared with none.
pub fn uncompared(comparison: &Comparison, look: &Look) -> String {
    let labels: Vec<&str> = uncompared_accounts(comparison).into_iter().map(|a| comparison.account(a).label.as_str()).collect();
    if labels.is_empty() {
        return String::new();
    }
    let line = Rich::of(Ink::Strong, "COMPARED WITH NONE")
        .with(Ink::Dim, " · each tells of an event of its own: ")
        .with(Ink::Plain, &labels.join(" "));
    format!("\n{}\n", words::lines(&line, look))
}

/// What was asked not to be shown, what matters less, and where more is to be had.
pub fn foot(comparison: &Comparison, view: &View, look: &Look, help: &str) -> String {
    let mut out = String::from("\n");
    if let Some(selection) = &view.selection {
        let line = Rich::of(Ink::Strong, "Shown: ").with(Ink::Plain, selection).with(Ink::Dim, " (the rest was asked not to be shown)");
        out.push_str(&format!("{}\n", words::lines(&line, look)));
    }
    if let Some(lesser) = lesser(comparison, view) {
        out.push_str(&format!("{}\n", words::lines(&Rich::of(Ink::Strong, &lesser), look)));
    }
    out.push_str(&format!("{}\n", words::lines(&Rich::of(Ink::Dim, help), look)));
    out
}

/// What is not shown because it matters less, and the flag that shows it: one sentence, if there is any.
pub fn lesser(comparison: &Comparison, view: &View) -> Option<String> {
    let findings = lesser_findings(comparison, view);
    let count = |section: Section| findings.iter().filter(|finding| Section::of(finding) == section).count();
    let counts = Section::ALL.into_iter().map(|section| (section.name().to_lowercase(), count(section))).filter(|(_, count)| *count > 0);
    let parts: Vec<String> = counts.map(|(name, count)| format!("{name} {count}")).collect();
    let count = words::count(findings.len(), "finding that matters less is", "findings that matter less are");
    (!findings.is_empty()).then(|| format!("{count} not shown ({}): --sensitivity high shows all", parts.join(", ")))
}
