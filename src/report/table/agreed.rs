//! What two or more accounts tell without conflict, agreed or not settled: when, what, of whom and where, with the number of accounts and of independent texts
//! behind it. A few lines for each claim, so that the conflicts beneath stay near.

use super::columns::Columns;
use super::findings::PLACES;
use super::{heading, hidden};
use crate::digest::standing::Standing;
use crate::model::Comparison;
use crate::report::excerpt::{self, Cut};
use crate::report::grid::{GAP, Grid, Row};
use crate::report::rich::{Ink, Rich};
use crate::report::section::{self, Agreed};
use crate::report::{Look, words};
use crate::select::View;

/// So many are shown without `--all`, those with the most independent texts behind them.
const MOST: usize = 10;

/// So many names are shown of what a claim is about.
const NAMES: usize = 3;

/// "100 accounts".
const BEHIND: usize = 12;

/// The list of a standing, empty when no claim has it; `accounts` could have told them.
pub fn render(comparison: &Comparison, view: &View, standing: Standing, accounts: usize, look: &Look) -> String {
    let agreed = section::standing(comparison, view, standing);
    if agreed.is_empty() {
        return String::new();
    }
    let shown = if look.all { agreed.len() } else { agreed.len().min(MOST) };
    let meaning = section::standing_meaning(comparison, standing, &agreed, accounts);
    let mut out = heading(&standing.name().to_uppercase(), ink(standing), &agreed.len().to_string(), &meaning, look);
    let what = Columns::new(comparison, look).what;
    let words = look.width.saturating_sub(what + BEHIND + 2 * GAP).max(10);
    let rows = agreed[..shown].iter().map(|own| row(comparison, *own, (ink(standing), words), look)).collect();
    out.push_str(&Grid { widths: vec![what, words, BEHIND], rows, plain: true, ..Grid::default() }.paint(look));
    out.push_str(&hidden(agreed.len() - shown, look));
    out
}

/// How rows of a list are marked.
fn ink(standing: Standing) -> Ink {
    match standing {
        Standing::Agreed => Ink::Agreed,
        Standing::NotSettled | Standing::Perhaps => Ink::Strong,
    }
}

fn row(comparison: &Comparison, own: Agreed, (ink, words): (Ink, usize), look: &Look) -> Row {
    let claim = &comparison.claims[own.id.0];
    let mut first = vec![Rich::of(ink, &own.id.to_string())];
    if own.reworded {
        first[0].push(Ink::Wording, " ~");
    }
    if let Some(claim) = own.disputed {
        first[0].push(Ink::Plain, " ");
        first[0].push(Ink::Conflict, &format!("≠ {claim}"));
    }
    first.extend(super::findings::date(claim).map(|date| Rich::of(Ink::Dim, &date)));
    let room = match (look.all, words) {
        (true, _) => usize::MAX,
        (false, 0..=60) => words * 3 - 10,
        (false, _) => words * 2 - 10,
    };
    let text = excerpt::statement(comparison, claim.gist, Cut { ink, room, look });
    let mut told = words::places(comparison, &claim.statements, PLACES, look);
    let about = words::about(comparison, claim, NAMES);
    if !about.is_empty() {
        told = Rich::of(Ink::Dim, &format!("{about} · ")).joined(told);
    }
    let accounts = words::count(claim.accounts.len(), "account", "accounts");
    let origins = words::count(words::origins(comparison, &claim.accounts), "origin", "origins");
    // What is told stands out, not where.
    let told = told.inked(Ink::Dim);
    Row { first, bands: vec![vec![text], vec![told]], last: Some(vec![Rich::plain(&accounts), Rich::of(Ink::Dim, &origins)]) }
}
