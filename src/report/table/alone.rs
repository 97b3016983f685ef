//! What only one account tells, account by account.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::heading;
use crate::model::{AccountId, Comparison, StatementId};
use crate::report::Look;
use crate::report::excerpt::{self, Cut};
use crate::report::grid::{GAP, Grid, Row};
use crate::report::rich::{Ink, Rich};
use crate::select::View;

/// So many statements of each account are shown without `--all`.
const MOST: usize = 5;

/// The section, empty when everything is shared.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    if view.unmatched.is_empty() {
        return String::new();
    }
    let columns = Columns::new(comparison, look);
    // There is nothing to explain here: the words have that column too.
    let columns = Columns { words: columns.words + columns.why.map_or(0, |why| why + GAP), why: None, ..columns };
    let mut own: BTreeMap<AccountId, Vec<StatementId>> = BTreeMap::new();
    for id in &view.unmatched {
        own.entry(comparison.statement(*id).account).or_default().push(*id);
    }
    let rows = own.iter().map(|(account, own)| row(comparison, *account, own, &columns, look)).collect();
    let mut out = heading(
        "NO MATCH FOUND",
        Ink::Strong,
        &view.unmatched.len().to_string(),
        "statements with no match found in another account",
        look,
    );
    out.push_str(&Grid { widths: columns.widths(), rows, ..Grid::default() }.paint(look));
    out
}

fn row(comparison: &Comparison, account: AccountId, own: &[StatementId], columns: &Columns, look: &Look) -> Row {
    let shown = if look.all { own.len() } else { own.len().min(MOST) };
    let cut = Cut { ink: Ink::Plain, room: columns.room(look), look };
    let mut bands: Vec<Vec<Rich>> =
        own[..shown].iter().map(|id| vec![Rich::place(comparison, *id), excerpt::statement(comparison, *id, cut)]).collect();
    if shown < own.len() {
        bands.push(vec![Rich::default(), Rich::of(Ink::Dim, &format!("… {} more: -a shows all of them", own.len() - shown))]);
    }
    let account = comparison.account(account);
    let mut first = vec![Rich::of(Ink::Strong, &account.label)];
    if account.source != account.label {
        first.push(Rich::of(Ink::Dim, &account.source));
    }
    first.push(Rich::of(Ink::Dim, &format!("{} only here", own.len())));
    Row { first, bands, last: None }
}
