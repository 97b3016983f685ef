//! The comparison as tables for a terminal: the accounts, then what they agree on, what conflicts, what is worded differently, what goes
//! together, what only one tells, and what some leave out. Lists that are cut short say so and name the flag that shows the rest.

mod accounts;
mod agreed;
mod alone;
mod columns;
mod findings;
mod left_out;
mod wording;

use std::collections::BTreeSet;

use super::grid::{Grid, Row};
use super::rich::{Ink, Rich};
use super::section::{self, Section};
use super::{Look, frame, words};
use crate::digest::fold::{self, Finding};
use crate::digest::standing::Standing;
use columns::Columns;

use crate::model::Comparison;
use crate::select::View;

/// The colour of a section.
fn ink(section: Section) -> Ink {
    match section {
        Section::Conflicts => Ink::Conflict,
        Section::Wording => Ink::Wording,
        Section::Compatible => Ink::Agreed,
        Section::LeftOut => Ink::Missing,
    }
}

/// So many findings, or claims with findings of wording, are shown without `--all`. Conflicts are never cut short.
fn most(section: Section) -> usize {
    match section {
        Section::Conflicts => usize::MAX,
        Section::Wording => 12,
        Section::Compatible => 20,
        Section::LeftOut => 15,
    }
}

/// Said at the foot.
const HELP: &str =
    "… stands for words left out, +9 for nine more places: -a or -f inline shows all. --explain c1 tells why statements were put together.";

/// Renders what the view shows.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let told = |event, view: &View| {
        let findings = fold::findings(comparison, view);
        let accounts = section::accounts(comparison, event).len();
        let list = |standing| agreed::render(comparison, view, standing, accounts, look);
        let mut out = list(Standing::Agreed);
        out.push_str(&part(comparison, &findings, Section::Conflicts, look));
        out.push_str(&list(Standing::NotSettled));
        for section in [Section::Wording, Section::Compatible] {
            out.push_str(&part(comparison, &findings, section, look));
        }
        out.push_str(&list(Standing::Perhaps));
        out.push_str(&alone::render(comparison, view, look));
        out.push_str(&part(comparison, &findings, Section::LeftOut, look));
        out
    };
    format!("{}{}", accounts::render(comparison, view, look), frame::framed(comparison, view, look, told, HELP))
}

fn part(comparison: &Comparison, findings: &[Finding<'_>], section: Section, look: &Look) -> String {
    let own = section::findings(findings, section);
    if own.is_empty() && section != Section::Conflicts {
        return String::new();
    }
    let ink = ink(section);
    let claims = own.iter().map(|f| f.claim).collect::<BTreeSet<_>>().len();
    let count = section::count(own.len(), claims);
    let mut out = heading(&section.name().to_uppercase(), ink, &count, section.meaning(), look);
    let rows: Vec<Row> = match section {
        Section::Conflicts | Section::Compatible => own.iter().map(|f| findings::row(comparison, f, ink, look)).collect(),
        Section::Wording => wording::rows(comparison, &own, look),
        Section::LeftOut => own.iter().map(|f| left_out::row(comparison, f, ink, look)).collect(),
    };
    let shown = if look.all { rows.len() } else { rows.len().min(most(section)) };
    let widths = Columns::new(comparison, look).widths();
    out.push_str(&Grid { widths, rows: rows[..shown].to_vec(), ..Grid::default() }.paint(look));
    out.push_str(&hidden(rows.len() - shown, look));
    out
}

/// A section's name, how much is in it, and what it holds.
fn heading(name: &str, ink: Ink, count: &str, meaning: &str, look: &Look) -> String {
    let mut line = Rich::of(ink, name);
    line.push(Ink::Strong, &format!(" · {}", if count == "0" { "none" } else { count }));
    line.push(Ink::Dim, &format!(" · {meaning}"));
    format!("\n{}", frame::ruled(&line, ink, look))
}

/// Says how much of a list is not shown and how to see it.
fn hidden(count: usize, look: &Look) -> String {
    if count == 0 {
        return String::new();
    }
    let line = Rich::of(Ink::Dim, "… ").with(Ink::Strong, &count.to_string()).with(Ink::Dim, " more: -a shows all of them");
    format!("{}\n", words::lines(&line, look))
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::report::{Look, fixture};
    use crate::select;

    fn shown(width: usize, colour: bool) -> String {
        let comparison = fixture::sample();
        render(&comparison, &select::everything(&comparison), &Look { width, colour, all: false, links: None })
    }

    #[test]
    fn every_section_is_there_in_order() {
        let table = shown(80, false);
        let at = |what: &str| table.find(what).unwrap_or_else(|| panic!("{what} is missing"));
        let order = ["herald", "AGREED · 2", "CONFLICTS · 1", "WORDING · 2", "NO MATCH FOUND", "LEFT OUT · 2"].map(at);
        assert!(order.is_sorted(), "{order:?}");
        assert!(table.contains("«Fourteen miners»") && table.contains("ledger:1     «Nine miners»"));
    }

    #[test]
    fn no_line_is_wider_than_asked_and_nothing_hidden_gets_through() {
        for width in [60, 71, 80, 120, 200] {
            let table = shown(width, false);
            for line in table.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
            }
            assert!(!table.replace('\n', "").chars().any(crate::text::visible::hidden));
            assert!(table.contains("<U+202E>"));
        }
    }

    #[test]
    fn a_claim_shows_the_few_findings_that_matter_most() {
        let words = ["The", "rescuers", "liberated", "six", "men", "after", "nine", "hours"].map(|word| (word, "by"));
        let twins = ["Six", "men", "were", "freed", "by", "rescuers", "after", "nine"];
        let comparison = fixture::labelled(&std::array::from_fn::<_, 8, _>(|at| (words[at].0, twins[at])));
        let view = select::everything(&comparison);
        let shown = |all| render(&comparison, &view, &Look { width: 100, colour: false, all, links: None });
        let labels = |text: &str| text.lines().filter(|line| line.trim_start().starts_with("label ")).count();
        let (few, whole) = (shown(false), shown(true));
        assert_eq!((labels(&few), labels(&whole)), (5, 8), "{few}");
        assert!(few.contains("… 3 more of this claim: -a shows all of them") && !whole.contains("more of this claim"));
        assert!(few.find("loaded ").zip(few.find("label ")).is_some_and(|(loaded, label)| loaded < label));
    }

    #[test]
    fn colour_adds_nothing_but_codes() {
        let colour = shown(120, true);
        assert!(colour.contains("\u{1b}[1m") && !colour.contains('«'));
        assert!(!colour.contains("\u{1b}[31mred"));
    }
}
