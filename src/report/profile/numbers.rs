//! The numbers of profiles as tables: a row for each account, outlet or group.

use super::super::grid::{GAP, Grid, Row};
use super::super::rich::{Ink, Rich};
use super::super::{Look, frame};
use crate::profile::{Charge, Totals};

/// A row of numbers and whose they are.
pub struct Told {
    name: String,
    totals: Totals,
}

impl Told {
    pub fn new(name: String, totals: Totals) -> Told {
        Told { name, totals }
    }
}

/// The table of quotations under its heading.
pub fn quoted(told: &[Told], look: &Look) -> String {
    let title = Rich::of(Ink::Strong, "WHOSE WORDS");
    let title = title.with(
        Ink::Dim,
        " · quoted: in quotation marks; reported: said by others, without marks; unnamed: who says it has no name. Shares are of all words",
    );
    format!("\n{}\n{}", frame::heading(&title, look), quoted_rows(told, look))
}

/// The rows of that table.
pub fn quoted_rows(told: &[Told], look: &Look) -> String {
    let heads = ["", "words", "quoted", "reported", "sayings", "unnamed", "their words"];
    let row = |told: &Told| {
        let all = &told.totals;
        let percent = |words: usize| format!("{:.0} %", 100.0 * all.share(words));
        vec![
            all.words.to_string(),
            percent(all.marked),
            percent(all.reported),
            all.sayings.to_string(),
            all.unnamed.to_string(),
            percent(all.unnamed_words),
        ]
    };
    table(&heads, told, row, look)
}

/// The table of charged words under its heading.
pub fn charged(told: &[Told], look: &Look) -> String {
    let title = Rich::of(Ink::Strong, "CHARGED WORDS");
    let title = title.with(Ink::Dim, " · in its own voice, in brackets for 1,000 words; behind + those in what others say");
    format!("\n{}\n{}", frame::heading(&title, look), charged_rows(told, look))
}

/// The rows of that table.
pub fn charged_rows(told: &[Told], look: &Look) -> String {
    let heads: Vec<&str> = std::iter::once("").chain(Charge::ALL.map(head)).collect();
    let row = |told: &Told| Charge::ALL.map(|class| count(&told.totals, class)).to_vec();
    table(&heads, told, row, look)
}

/// The head of its column.
fn head(class: Charge) -> &'static str {
    match class {
        Charge::Side => "takes sides",
        Charge::Contested => "contested",
        Charge::Degree => "degree",
        Charge::Distance => "distance",
        Charge::Hedge => "hedges",
    }
}

/// "3 (12.9) +1"
fn count(all: &Totals, class: Charge) -> String {
    let (own, others) = all.of(class);
    let more = if others > 0 { format!(" +{others}") } else { String::new() };
    if own > 0 { format!("{own} ({:.1}){more}", all.rate(own)) } else { format!("·{more}") }
}

fn table(heads: &[&str], told: &[Told], row: impl Fn(&Told) -> Vec<String>, look: &Look) -> String {
    let rows: Vec<(&str, Vec<String>)> = told.iter().map(|told| (told.name.as_str(), row(told))).collect();
    let wide = |text: &str| Rich::plain(text).width();
    let first = rows.iter().map(|(name, _)| wide(name)).max().unwrap_or(0);
    let column = |at: usize| rows.iter().map(|(_, cells)| wide(&cells[at - 1])).chain([wide(heads[at])]).max().unwrap_or(0);
    let widths: Vec<usize> = std::iter::once(first).chain((1..heads.len()).map(column)).collect();
    if widths.iter().map(|width| width + GAP).sum::<usize>() > look.width + GAP {
        return in_words(heads, rows, first, look);
    }
    let line = |(name, cells): (&str, Vec<String>)| Row {
        first: vec![Rich::of(Ink::Strong, name)],
        bands: vec![cells.iter().map(|cell| Rich::plain(cell)).collect()],
        last: None,
    };
    let head = heads.iter().map(|head| head.to_string()).collect();
    Grid { widths, head, rows: rows.into_iter().map(line).collect(), right: (1..heads.len()).collect(), plain: true }.paint(look)
}

/// The same where the columns have no room: "words 230 · quoted 0 % · …".
fn in_words(heads: &[&str], rows: Vec<(&str, Vec<String>)>, first: usize, look: &Look) -> String {
    let line = |(name, cells): (&str, Vec<String>)| {
        let told = heads[1..].iter().zip(cells).enumerate().fold(Rich::default(), |line, (at, (head, cell))| {
            line.with(Ink::Dim, if at > 0 { " · " } else { "" }).with(Ink::Dim, &format!("{head} ")).with(Ink::Plain, &cell)
        });
        Row { first: vec![Rich::of(Ink::Strong, name)], bands: vec![vec![told]], last: None }
    };
    let first = first.min(look.width / 3);
    let widths = vec![first, look.width.saturating_sub(first + GAP)];
    Grid { widths, rows: rows.into_iter().map(line).collect(), plain: true, ..Grid::default() }.paint(look)
}
