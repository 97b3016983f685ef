//! What was understood of one account, for a terminal: its head, then a list for each kind of thing with the lines where they stand.

use super::{ALONE, Item, Part, Shown, parts};
use crate::model::Comparison;
use crate::report::excerpt::{self, Cut};
use crate::report::grid::{GAP, Grid, Row};
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, frame, when, words};
use crate::select::View;

/// So many items of a list are shown without `--all`.
const MOST: usize = 10;
/// Lines that the words of an item may take.
const LINES: usize = 2;
/// Said at the foot.
const HELP: &str =
    "… stands for words left out: -a shows all. -f timeline shows what happened when, -f json everything that was understood.";

/// Renders what was understood.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let mut out = head(comparison, look);
    for part in parts(comparison, view) {
        out.push_str(&list(comparison, &part, look));
    }
    let foot = view.selection.iter().map(|selection| format!("Shown: {selection} (the rest was asked not to be shown)"));
    for line in foot.chain([HELP.to_string()]) {
        out.push_str(&format!("\n{}\n", words::lines(&Rich::of(Ink::Dim, &line), look)));
    }
    out
}

fn head(comparison: &Comparison, look: &Look) -> String {
    let mut out = String::new();
    for account in &comparison.accounts {
        let mut parts = Vec::new();
        if account.source != account.label {
            parts.push(account.source.clone());
        }
        parts.push(
            account.published.as_ref().map_or_else(|| "day of publication unknown".into(), |day| format!("published {}", when::told(day))),
        );
        parts.push(words::count(comparison.statements.len(), "statement", "statements"));
        let line = Rich::of(Ink::Strong, &account.label).with(Ink::Plain, &format!(" · {}", parts.join(" · ")));
        out.push_str(&format!("{}\n", words::lines(&line, look)));
        if let Some(title) = &account.title {
            out.push_str(&format!("{}\n", words::lines(&Rich::plain(title), look)));
        }
    }
    format!("{out}\n{}\n", words::lines(&Rich::plain(ALONE), look))
}

fn list(comparison: &Comparison, part: &Part, look: &Look) -> String {
    let title = Rich::of(Ink::Strong, &format!("{} · {}", part.name.to_uppercase(), part.items.len()));
    let mut out = format!("\n{}", frame::heading(&title.with(Ink::Dim, &format!(" · {}", part.meaning)), look));
    let shown = if look.all { part.items.len() } else { part.items.len().min(MOST) };
    let first = if look.width < 90 { 20 } else { 26 };
    let places = part.items.iter().map(|item| Rich::line(comparison, item.statement).width()).max().unwrap_or(0);
    let place = places.clamp(4, look.width / 5);
    let widths = vec![first, place, look.width.saturating_sub(first + place + 2 * GAP)];
    let rows = part.items[..shown].iter().map(|item| row(comparison, item, widths[2], look)).collect();
    out.push_str(&Grid { rows, widths: widths.clone(), plain: true, ..Grid::default() }.paint(look));
    let left = part.items.len() - shown;
    if left > 0 {
        out.push_str(&format!("{}\n", words::lines(&Rich::of(Ink::Dim, &format!("… {left} more: -a shows all of them")), look)));
    }
    out
}

fn row(comparison: &Comparison, item: &Item, width: usize, look: &Look) -> Row {
    let cut = Cut { ink: Ink::Wording, room: if look.all { usize::MAX } else { width * LINES }, look };
    let told = match &item.shown {
        Shown::Statement(marks) if marks.is_empty() => excerpt::statement(comparison, item.statement, cut),
        Shown::Statement(marks) => excerpt::marked(comparison, item.statement, marks, cut),
        Shown::Words(words) => {
            let shown = words::start(words, cut.room);
            let more = if shown.len() < words.len() { " …" } else { "" };
            Rich::plain(&shown).with(Ink::Dim, more)
        }
    };
    let mut first = vec![Rich::of(Ink::Strong, &item.what)];
    if !item.note.is_empty() {
        first.push(Rich::of(Ink::Dim, &item.note));
    }
    Row { first, bands: vec![vec![Rich::line(comparison, item.statement), told]], last: None }
}
