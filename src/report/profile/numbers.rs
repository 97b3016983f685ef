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
    let title = title.with(Ink::Dim, " · quoted: in quotation marks; reported: said by others, without marks; both of all words");
    format!("\n{}\n{}", frame::heading(&title, look), quoted_rows(told, look))
}

/// The rows of that table.
pub fn quoted_rows(told: &[Told], look: &Look) -> String {
    let heads = ["", "words", "quoted", "reported", "sayings", "unnamed", "unnamed, of all words"];
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
    let heads: Vec<&str> = std::iter::once("").chain(Charge::ALL.map(Charge::word)).collect();
    let row = |told: &Told| Charge::ALL.map(|class| count(&told.totals, class)).to_vec();
    table(&heads, told, row, look)
}

/// "3 (12.9) +1"
fn count(all: &Totals, class: Charge) -> String {
    let (own, others) = all.of(class);
    let more = if others > 0 { format!(" +{others}") } else { String::new() };
    if own > 0 { format!("{own} ({:.1}){more}", all.rate(own)) } else { format!("·{more}") }
}

fn table(heads: &[&str], told: &[Told], row: impl Fn(&Told) -> Vec<String>, look: &Look) -> String {
    let rows: Vec<(String, Vec<String>)> = told.iter().map(|told| (told.name.clone(), row(told))).collect();
    let wide = |text: &str| Rich::plain(text).width();
    let first = rows.iter().map(|(name, _)| wide(name)).max().unwrap_or(0);
    let column = |at: usize| rows.iter().map(|(_, cells)| wide(&cells[at - 1])).chain([wide(heads[at])]).max().unwrap_or(0);
    let mut widths: Vec<usize> = std::iter::once(first).chain((1..heads.len()).map(column)).collect();
    // Where the heads are too long for the look, the longest one is left to the legend above.
    let taken: usize = widths.iter().map(|width| width + GAP).sum();
    let cut = if taken > look.width + GAP { heads.len() - 1 } else { heads.len() };
    widths.truncate(cut);
    let line = |(name, cells): (String, Vec<String>)| Row {
        first: vec![Rich::of(Ink::Strong, &name)],
        bands: vec![cells.iter().take(cut - 1).map(|cell| Rich::plain(cell)).collect()],
        last: None,
    };
    let head = heads.iter().take(cut).map(|head| head.to_string()).collect();
    Grid { widths, head, rows: rows.into_iter().map(line).collect(), right: (1..cut).collect(), plain: true }.paint(look)
}
