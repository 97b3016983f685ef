//! The comparison for a terminal, the most important first: a short summary, disputes, updated figures, what is not settled, what several accounts
//! report alike, words, sources, certainty, and counts of everything else. A shortened list says how much is missing and which flag shows it; `--all`
//! shows everything.

mod board;
mod listed;
mod report_head;
mod same;

use super::Look;
use super::layout::{self, report_foot, uncompared_note};
use super::rich::{Ink, Rich};
use crate::digest::Digest;
use crate::digest::sections::{Section, event_views};
use crate::model::{AccountId, Comparison, EventId, Place, Statement, StatementId};
use crate::select::View;
use listed::{choices, other_findings};

/// With up to this many accounts, each has a place of its own in every row; with more, they are counted.
const FEW: usize = 8;

/// Width of the ids at the right: "c100".
const ID: usize = 4;

/// Maximum number of accounts named beside their number.
const NAMED: usize = 3;

/// With at least this many words in all accounts, lists have their full length.
const ENOUGH: usize = 3_000;

/// With up to this many accounts, lists are not shortened because the accounts are short.
const COMPLETE: usize = 3;

/// With at least this many accounts, a report is at most a fifth as long as the accounts: lists are shortened in up to this many steps until it fits.
const MANY: usize = 7;
const SHARE: usize = 5;
const STEPS: usize = 4;

/// Number of words of the foot.
const FOOT: usize = 45;

/// Two accounts with fewer words than this are shown in full.
const BRIEF: usize = 300;

/// The data of one event's sections.
#[derive(Clone, Copy)]
struct Part<'p, 'a> {
    comparison: &'a Comparison,
    view: &'p View,
    digest: &'p Digest<'a>,
    look: &'p Look<'p>,
    /// The room that lists have: [`STEPS`] is the most, 0 next to none.
    room: usize,
}

/// Renders what the view shows.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let events: Vec<(Option<EventId>, View)> = event_views(comparison, view);
    let digests: Vec<Digest<'_>> = events.iter().map(|(event, view)| Digest::of(comparison, view, *event)).collect();
    let mut out = String::new();
    if comparison.events.len() > 1 {
        out.push_str(&report_head::events(comparison, &events, &digests, look));
    }
    for ((event, view), digest) in events.iter().zip(&digests) {
        let part = Part { comparison, view, digest, look, room: STEPS };
        out.push_str(&render_event(Part { room: room(part, *event, FOOT / events.len()), ..part }, *event));
    }
    out.push_str(&uncompared_note(comparison, look));
    out.push_str(&report_foot(comparison, view, look, &help(comparison)));
    out
}

/// The most room for the lists of an event with which the report, foot included, is short enough. Lists that only flags add do not count.
fn room(part: Part<'_, '_>, event: Option<EventId>, foot: usize) -> usize {
    if part.digest.accounts.len() < MANY || part.look.all || part.view.selection.is_some() {
        return STEPS;
    }
    let plain = Look { width: part.look.width, colour: false, all: false, alone: false, perhaps: false, links: None };
    let most = (part.words() / SHARE).saturating_sub(foot);
    let words = |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let fits = |room: &usize| words(&render_event(Part { look: &plain, room: *room, ..part }, event)) <= most;
    (0..=STEPS).rev().find(fits).unwrap_or(0)
}

/// The report on one event.
fn render_event(part: Part<'_, '_>, event: Option<EventId>) -> String {
    let mut out = report_head::render(part, event);
    let sections = Section::ALL.map(|section| render_section(part, section));
    // Lists that are only counted come after all that are shown.
    let (listed, counted): (Vec<String>, Vec<String>) =
        sections.into_iter().filter(|text| !text.is_empty()).partition(|text| text.starts_with('\n'));
    out.push_str(&listed.concat());
    if !counted.is_empty() {
        out.push_str(&format!("\n{}", counted.concat()));
    }
    out
}

/// A section, after an empty line; or the line that counts it.
fn render_section(part: Part<'_, '_>, section: Section) -> String {
    match section {
        Section::Short => report_head::in_short(part),
        Section::Disputes => board::disputes(part),
        Section::Moved => board::moved(part),
        Section::NotSettled => same::not_settled(part),
        Section::Several => same::several(part),
        Section::Same => same::agreed(part),
        Section::Perhaps => same::perhaps(part),
        Section::Words | Section::Sources | Section::Certainty => choices(part, section),
        Section::NoMatch => listed::no_match(part),
        Section::Compatible => other_findings(part, section, &part.digest.compatible, Ink::Agreed),
        Section::LeftOut => other_findings(part, section, &part.digest.left_out, Ink::Missing),
    }
}

/// The help at the foot: how to read places, and which flags show more.
fn help(comparison: &Comparison) -> String {
    let second = comparison.statements.iter().enumerate().find_map(|(at, s)| {
        let second = Place::parse(comparison.place(StatementId(at))).is_some_and(|(_, number)| number == 2);
        second.then(|| match s.place {
            Place::Line(_) | Place::Page { .. } | Place::Paragraph(_) => {
                format!("{} is the second sentence of {}", s.label, s.place.in_words())
            }
            Place::Time(_) => format!("{} is the second sentence {}", s.label, s.place.in_words()),
        })
    });
    let whole = |s: &Statement| {
        let account = &comparison.account(s.account).label;
        let of = if matches!(s.place, Place::Time(_)) { "in" } else { "of" };
        format!("{} is {} {of} {account}", s.label, s.place.in_words())
    };
    let place = second.or_else(|| comparison.statements.first().map(whole)).unwrap_or_default();
    format!("{place}. --explain c1: why. -a: all of everything. -f inline: whole statements.")
}

impl Part<'_, '_> {
    fn label(&self, id: AccountId) -> &str {
        &self.comparison.account(id).label
    }

    /// "masis, caucasus and 2 more"
    fn names(&self, accounts: &[AccountId], most: usize) -> String {
        // Naming one more takes no more room than saying that there is one.
        let most = if accounts.len() == most + 1 && !self.look.all { accounts.len() } else { most };
        let shown = if self.look.all { accounts.len() } else { accounts.len().min(most) };
        let names = accounts[..shown].iter().map(|id| self.label(*id)).collect::<Vec<_>>().join(", ");
        if shown < accounts.len() { format!("{names} and {} more", accounts.len() - shown) } else { names }
    }

    /// True if every account has a place of its own.
    fn few(&self) -> bool {
        self.digest.accounts.len() <= FEW
    }

    /// The number of rows of a list that are shown: fewer for several short accounts, so that the report stays far shorter than they are.
    fn most(&self, rows: usize) -> usize {
        let accounts = self.digest.accounts.len();
        if self.look.all {
            return usize::MAX;
        }
        let least = rows.div_ceil(if self.few() { 2 } else { 3 });
        let most = if accounts <= COMPLETE { rows } else { (rows * self.words() / ENOUGH).clamp(least, rows) };
        (most * self.room).div_ceil(STEPS).max(1)
    }

    /// True if many accounts say little, or if there is little room. Less important lists are then only counted.
    fn slight(&self) -> bool {
        !self.few() && self.words() < ENOUGH / 2 || 2 * self.room <= STEPS
    }

    /// True if there is next to no room.
    fn tight(&self) -> bool {
        self.room == 0
    }

    /// True if everything is shown: with `--all`, or for two short accounts.
    fn whole(&self) -> bool {
        self.look.all || (self.digest.accounts.len() == 2 && self.words() < BRIEF)
    }

    /// Words of all accounts.
    fn words(&self) -> usize {
        self.digest.shares.iter().map(|share| share.words).sum()
    }

    /// `●●·`, a dot for each account; or `12 of 18`.
    fn dots(&self, accounts: &[AccountId]) -> Rich {
        if !self.few() {
            let count = Rich::of(Ink::Strong, &format!("{} of {}", accounts.len(), self.digest.accounts.len()));
            return Rich::blank(self.dots_width().saturating_sub(count.width())).joined(count);
        }
        let sign = |id: &AccountId| if accounts.contains(id) { '●' } else { '·' };
        Rich::of(Ink::Plain, &self.digest.accounts.iter().map(sign).collect::<String>())
    }

    /// Width of [`Part::dots`].
    fn dots_width(&self) -> usize {
        let all = self.digest.accounts.len();
        if self.few() { all } else { format!("{all} of {all}").len() }
    }
}

/// A section's name, count and description, and words at the right if there is room; with a rule below.
fn heading(section: Section, ink: Ink, count: usize, right: &str, look: &Look) -> String {
    let mut line = title(section, ink, count);
    if !section.meaning().is_empty() {
        line.push(Ink::Dim, &format!(" · {}", section.meaning()));
    }
    let (own, room) = (line.width(), Rich::plain(right).width());
    if room > 0 && own + room + 2 <= look.width {
        let line = line.padded(look.width - room).with(Ink::Dim, right);
        let rule = Rich::drawn(ink, &"─".repeat(look.width));
        return format!("\n{}\n{}\n", line.paint(look), rule.paint(look));
    }
    format!("\n{}", layout::ruled(&line, ink, look))
}

/// "IN SHORT"
fn named(section: Section, ink: Ink) -> Rich {
    Rich::of(ink, &section.name().to_uppercase())
}

/// "WORDS · 12"
fn title(section: Section, ink: Ink, count: usize) -> Rich {
    let count = if count == 0 { "none".to_string() } else { count.to_string() };
    named(section, ink).with(Ink::Strong, &format!(" · {count}"))
}

/// A text after its lead; its further lines are indented like its first.
fn with_hanging_indent(lead: Rich, text: &Rich, look: &Look) -> String {
    let indent = lead.width();
    let mut out = String::new();
    for (at, line) in text.wrap(look.width.saturating_sub(indent).max(10)).into_iter().enumerate() {
        let before = if at == 0 { lead.paint(look) } else { " ".repeat(indent) };
        out.push_str(format!("{before}{}", line.paint(look)).trim_end());
        out.push('\n');
    }
    out
}

/// Like [`with_hanging_indent`], with an id at the right end of the first line.
fn with_hanging_indent_and_id(lead: Rich, text: &Rich, id: &str, look: &Look) -> String {
    let (indent, end) = (lead.width(), Rich::plain(id).width());
    let room = look.width.saturating_sub(indent + end.max(ID) + 2).max(10);
    let mut out = String::new();
    for (at, line) in text.wrap(room).into_iter().enumerate() {
        let line = if at == 0 { lead.clone() } else { Rich::blank(indent) }.joined(line);
        let line = if at == 0 { line.padded(look.width.saturating_sub(end)).with(Ink::Dim, id) } else { line };
        out.push_str(line.paint(look).trim_end());
        out.push('\n');
    }
    out
}

/// Says how much of a list is not shown and how to see it.
fn hidden(count: usize, what: &str, flag: &str, look: &Look) -> String {
    if count == 0 {
        return String::new();
    }
    let line = Rich::of(Ink::Dim, "… ").with(Ink::Strong, &count.to_string()).with(Ink::Dim, &format!(" more{what}: {flag}"));
    with_hanging_indent(Rich::blank(2), &line, look)
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::report::{Look, fixture};
    use crate::select;

    fn shown(width: usize, colour: bool, all: bool) -> String {
        let comparison = fixture::sample();
        let look = Look { width, colour, all, alone: false, perhaps: false, links: None };
        render(&comparison, &select::everything(&comparison), &look)
    }

    #[test]
    fn every_section_is_there_in_order() {
        for all in [false, true] {
            let table = shown(80, false, all);
            let at = |what: &str| table.find(what).unwrap_or_else(|| panic!("{what} is missing in\n{table}"));
            let order = [
                "3 Mar 2031 · 3 accounts, 3 independent texts",
                "herald  Valley Herald",
                "IN SHORT",
                "CANNOT ALL BE RIGHT · 1",
                "SEVERAL REPORT IT · 2",
                "WORDS · 1",
                "SOURCES · 1",
                "NO MATCH FOUND",
            ];
            assert!(order.map(at).is_sorted(), "{table}");
        }
    }

    #[test]
    fn everything_is_one_flag_away_and_counted() {
        let (few, all) = (shown(100, false, false), shown(100, false, true));
        assert!(few.contains("herald 2 · ledger 1 · wire 1") && few.contains("--alone lists them"), "{few}");
        assert!(!few.contains("A brass band") && all.contains("A brass band"));
        assert!(few.contains("LESS DETAIL OR MISSING") && !few.contains("no match found: wire"), "{few}");
        assert!(all.contains("no match found: wire") && all.contains("liberated takes a side where freed does not"), "{all}");
        let listed = |alone| {
            let comparison = fixture::sample();
            let look = Look { width: 100, colour: false, all: false, alone, perhaps: false, links: None };
            render(&comparison, &select::everything(&comparison), &look)
        };
        assert!(listed(true).contains("A brass band") && !listed(true).contains("--alone lists them"));
    }

    #[test]
    fn no_line_is_wider_than_asked_and_nothing_hidden_gets_through() {
        for (width, all) in [(60, false), (71, true), (80, false), (120, true), (200, false)] {
            let table = shown(width, false, all);
            for line in table.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
            }
            assert!(!table.replace('\n', "").chars().any(crate::text::visible::hidden));
            assert_eq!(table.contains("<U+202E>"), all);
        }
    }

    #[test]
    fn colour_adds_nothing_but_codes() {
        let colour = shown(120, true, true);
        assert!(colour.contains("\u{1b}[1m") && !colour.contains('«'));
        assert!(!colour.contains("\u{1b}[31mred"));
    }
}
