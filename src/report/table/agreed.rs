//! What two or more accounts tell without conflict, with the number of accounts and of independent texts behind them.

use super::columns::Columns;
use super::{heading, hidden};
use crate::model::{ClaimId, Comparison, Relation};
use crate::report::excerpt::{self, Cut};
use crate::report::grid::{Grid, Row};
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, section, words};
use crate::select::View;

/// So many are shown without `--all`; those told by most first.
const MOST: usize = 20;

/// The section, empty when no claim is agreed.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let agreed = section::agreed(comparison, view);
    if agreed.is_empty() {
        return String::new();
    }
    let shown = if look.all { agreed.len() } else { agreed.len().min(MOST) };
    let worded = view.claims.iter().filter(|id| comparison.claims[id.0].relation == Relation::Wording && !agreed.contains(id)).count();
    let mut meaning = "told by two or more in the same sense".to_string();
    if worded > 0 {
        meaning.push_str(&format!("; {} more only in other words", words::count(worded, "claim", "claims")));
    }
    let mut out = heading("AGREED", Ink::Agreed, &agreed.len().to_string(), &meaning, look);
    let columns = Columns::new(comparison, look);
    let rows = agreed[..shown].iter().map(|id| row(comparison, *id, &columns, look)).collect();
    out.push_str(&Grid { widths: columns.widths(), rows, ..Grid::default() }.paint(look));
    out.push_str(&hidden(agreed.len() - shown, look));
    out
}

fn row(comparison: &Comparison, id: ClaimId, columns: &Columns, look: &Look) -> Row {
    let claim = &comparison.claims[id.0];
    let support = words::support(comparison, claim);
    let mut first = vec![Rich::of(Ink::Agreed, &id.to_string())];
    if columns.why.is_none() {
        first.push(Rich::plain(&support));
    }
    first.extend(super::findings::date(claim).map(|date| Rich::of(Ink::Dim, &date)));
    let text = excerpt::statement(comparison, claim.gist, Cut { ink: Ink::Agreed, room: columns.room(look), look });
    let band = vec![words::places(comparison, claim.statements.iter().copied()), text];
    let last = columns.why.map(|_| vec![Rich::of(Ink::Dim, &support)]);
    Row { first, bands: vec![band], last }
}
