//! The head of the report: what was compared, and the accounts with what they share.

use std::collections::BTreeMap;

use super::super::grid::{GAP, Grid, Row};
use crate::model::Comparison;
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, section, words};
use crate::select::View;

/// The columns other than label and outlet, with their widths.
const NUMBERS: [(&str, usize); 3] = [("statements", 10), ("shared", 6), ("only here", 9)];
/// The column that is there when accounts print one text.
const ORIGIN: (&str, usize) = ("origin", 6);
/// No column of text is narrower.
const LEAST: usize = 10;

/// What was compared and how much was found, in a line each, and a row for each account.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let layout = Layout::new(comparison, look);
    let rows = (0..comparison.accounts.len()).map(|at| layout.row(comparison, at)).collect();
    let grid = Grid { rows, ..layout.grid() };
    let found = Rich::of(Ink::Strong, &section::summary(comparison, view).join(" · "));
    format!("{}\n{}\n\n{}", words::lines(&compared(comparison), look), words::lines(&found, look), grid.paint(look))
}

fn compared(comparison: &Comparison) -> Rich {
    let accounts = words::count(comparison.accounts.len(), "account", "accounts");
    let parts = [
        if comparison.events.len() > 1 { section::told(comparison) } else { accounts },
        words::count(comparison.statements.len(), "statement", "statements"),
        format!("{} told by two or more", words::count(comparison.claims.len(), "claim", "claims")),
    ];
    Rich::of(Ink::Strong, &parts.join(" · "))
}

/// The columns of the accounts' table; in a narrow one the outlet stands under the label.
struct Layout {
    published: Vec<String>,
    copies: bool,
    label: usize,
    source: Option<usize>,
    date: usize,
    /// Statements of each account, all and those in no claim.
    all: Vec<usize>,
    alone: Vec<usize>,
    /// How many accounts have each origin.
    origins: BTreeMap<String, usize>,
}

impl Layout {
    fn new(comparison: &Comparison, look: &Look) -> Layout {
        let accounts = &comparison.accounts;
        let published: Vec<String> =
            accounts.iter().map(|a| a.published.as_ref().map_or_else(|| "unknown".into(), crate::report::when::told)).collect();
        let mut origins: BTreeMap<String, usize> = BTreeMap::new();
        accounts.iter().for_each(|a| *origins.entry(a.origin.clone()).or_default() += 1);
        let copies = origins.values().any(|accounts| *accounts > 1);
        let (mut all, mut alone) = (vec![0; accounts.len()], vec![0; accounts.len()]);
        comparison.statements.iter().for_each(|s| all[s.account.0] += 1);
        comparison.unmatched.iter().for_each(|id| alone[comparison.statement(*id).account.0] += 1);
        let date = widest(published.iter().map(String::as_str), 9).min(16);
        let fixed = date + NUMBERS.iter().map(|(_, width)| width + GAP).sum::<usize>() + GAP + if copies { ORIGIN.1 + GAP } else { 0 };
        let rest = look.width.saturating_sub(fixed).max(LEAST);
        let label = widest(accounts.iter().map(|a| a.label.as_str()), 7).min(rest.min(look.width / 4));
        let source = widest(accounts.iter().map(|a| a.source.as_str()), 6);
        match rest.checked_sub(label + GAP).filter(|room| *room >= LEAST) {
            Some(room) => Layout { published, copies, label, source: Some(source.min(room)), date, all, alone, origins },
            None => Layout { published, copies, label: rest, source: None, date, all, alone, origins },
        }
    }

    fn grid(&self) -> Grid {
        let mut columns = vec![("account", self.label)];
        columns.extend(self.source.map(|width| ("source", width)));
        columns.push(("published", self.date));
        let right = (columns.len()..columns.len() + NUMBERS.len()).collect();
        columns.extend(NUMBERS);
        columns.extend(self.copies.then_some(ORIGIN));
        let (head, widths): (Vec<&str>, Vec<usize>) = columns.into_iter().unzip();
        Grid { head: head.into_iter().map(str::to_string).collect(), widths, right, plain: true, rows: Vec::new() }
    }

    fn row(&self, comparison: &Comparison, at: usize) -> Row {
        let account = &comparison.accounts[at];
        let (all, alone) = (self.all[at], self.alone[at]);
        let mut first = vec![Rich::of(Ink::Strong, &account.label)];
        let mut band = Vec::new();
        match self.source {
            Some(_) => band.push(Rich::plain(&account.source)),
            None if account.source != account.label => first.push(Rich::plain(&account.source)),
            None => {}
        }
        band.push(Rich::plain(&self.published[at]));
        band.extend([all, all - alone, alone].map(|n| Rich::plain(&n.to_string())));
        if self.copies {
            band.push(Rich::plain(if self.origins[&account.origin] > 1 { &account.origin } else { "own" }));
        }
        Row { first, bands: vec![band], last: None }
    }
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>, least: usize) -> usize {
    texts.map(|text| Rich::plain(text).width()).max().unwrap_or(0).max(least)
}
