//! The head of the report: what was compared, and the accounts with what they share.

use std::collections::BTreeSet;

use super::super::grid::{GAP, Grid, Row};
use crate::model::{AccountId, Comparison, Relation};
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, words};
use crate::select::View;

/// The columns other than label and outlet, with their widths.
const NUMBERS: [(&str, usize); 3] = [("statements", 10), ("shared", 6), ("only here", 9)];
/// The column that is there when accounts print one text.
const ORIGIN: (&str, usize) = ("origin", 6);
/// No column of text is narrower.
const LEAST: usize = 10;

/// One line that sums up, and a row for each account.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let layout = Layout::new(comparison, look);
    let rows = (0..comparison.accounts.len()).map(|at| layout.row(comparison, at)).collect();
    let grid = Grid { rows, ..layout.grid() };
    format!("{}\n\n{}", words::lines(&summary(comparison, view), look), grid.paint(look))
}

fn summary(comparison: &Comparison, view: &View) -> Rich {
    let conflicts: BTreeSet<_> = view
        .differences
        .iter()
        .map(|id| &comparison.differences[id.0])
        .filter(|d| d.relation == Relation::Conflict)
        .map(|d| d.claim)
        .collect();
    let parts = [
        words::count(comparison.accounts.len(), "account", "accounts"),
        words::count(comparison.statements.len(), "statement", "statements"),
        format!("{} told by two or more", words::count(comparison.claims.len(), "claim", "claims")),
        format!("{} in conflict", conflicts.len()),
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
}

impl Layout {
    fn new(comparison: &Comparison, look: &Look) -> Layout {
        let accounts = &comparison.accounts;
        let published: Vec<String> =
            accounts.iter().map(|a| a.published.as_ref().map_or_else(|| "unknown".into(), |when| when.edtf())).collect();
        let copies = (0..accounts.len()).any(|at| copied(comparison, AccountId(at)));
        let date = widest(published.iter().map(String::as_str), 9).min(16);
        let fixed = date + NUMBERS.iter().map(|(_, width)| width + GAP).sum::<usize>() + GAP + if copies { ORIGIN.1 + GAP } else { 0 };
        let rest = look.width.saturating_sub(fixed).max(LEAST);
        let label = widest(accounts.iter().map(|a| a.label.as_str()), 7).min(rest.min(look.width / 4));
        let source = widest(accounts.iter().map(|a| a.source.as_str()), 6);
        match rest.checked_sub(label + GAP).filter(|room| *room >= LEAST) {
            Some(room) => Layout { published, copies, label, source: Some(source.min(room)), date },
            None => Layout { published, copies, label: rest, source: None, date },
        }
    }

    fn grid(&self) -> Grid {
        let mut columns = vec![("account", self.label)];
        columns.extend(self.source.map(|width| ("source", width)));
        columns.push(("published", self.date));
        let right = (columns.len()..columns.len() + NUMBERS.len()).collect();
        columns.extend(NUMBERS);
        columns.extend(self.copies.then_some(ORIGIN));
        let (head, widths) = columns.into_iter().unzip();
        Grid { head, widths, right, plain: true, rows: Vec::new() }
    }

    fn row(&self, comparison: &Comparison, at: usize) -> Row {
        let (id, account) = (AccountId(at), &comparison.accounts[at]);
        let all = comparison.statements.iter().filter(|s| s.account == id).count();
        let alone = comparison.unmatched.iter().filter(|s| comparison.statement(**s).account == id).count();
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
            band.push(Rich::plain(if copied(comparison, id) { &account.origin } else { "own" }));
        }
        Row { first, bands: vec![band] }
    }
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>, least: usize) -> usize {
    texts.map(|text| Rich::plain(text).width()).max().unwrap_or(0).max(least)
}

/// Does another account print the same text?
fn copied(comparison: &Comparison, id: AccountId) -> bool {
    let origin = &comparison.account(id).origin;
    comparison.accounts.iter().enumerate().any(|(at, a)| at != id.0 && a.origin == *origin)
}
