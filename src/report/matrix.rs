//! Which account reports which claim, for a terminal: a row for each claim, a symbol for each account. The symbols say the same without colour. If
//! the names of the accounts do not fit above their columns, numbers are used; if these do not fit, each claim lists its accounts.

use super::coverage::{Coverage, LEGEND, claims_by_account, relation_sign};
use super::excerpt::{self, Cut};
use super::layout::{self, GAP, Grid, GridRow, report_heading};
use super::rich::{Ink, Rich};
use super::{Look, inline, prose};
use crate::digest::sections::event_accounts;
use crate::model::{AccountId, ClaimId, Comparison, EventId, Relation};
use crate::select::View;

/// Least width of the column of claims.
const LEAST: usize = 34;
/// Maximum width of a name above a column of symbols.
const NAME: usize = 14;
/// The help at the foot.
const HELP: &str =
    "… marks omitted words: -a shows whole statements. -f inline shows what differs, --explain c1 why statements were put together.";

/// Renders the claims that the view shows.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    layout::framed(comparison, view, look, |event, view| part(comparison, event, view, look), HELP)
}

fn part(comparison: &Comparison, event: Option<EventId>, view: &View, look: &Look) -> String {
    let accounts = event_accounts(comparison, event);
    let coverages = claims_by_account(comparison, view, &accounts);
    let layout = Layout::new(comparison, &accounts, look);
    let count = prose::count(coverages.len(), "claim", "claims");
    let title = Rich::of(Ink::Strong, "WHO REPORTS WHAT").with(Ink::Strong, &format!(" · {count}"));
    let title = title.with(Ink::Dim, " · how each account reports what two or more say");
    let mut out = format!("{}{}\n", report_heading(&title, look), prose::lines(&legend(&layout), look));
    out.push_str(&format!("\n{}\n", key(comparison, &accounts, &coverages, &layout, look)));
    out.push_str(&match &layout {
        Layout::Named { claim, signs } => columns(comparison, &coverages, (*claim, signs), labels(comparison, &accounts), look),
        Layout::Numbered { claim, sign } => {
            let numbers = (1..=accounts.len()).map(|n| n.to_string()).collect();
            columns(comparison, &coverages, (*claim, &vec![*sign; accounts.len()]), numbers, look)
        }
        Layout::Listed => listed(comparison, &accounts, &coverages, look),
    });
    out
}

/// How the accounts are laid out.
enum Layout {
    /// A column for each, headed by its name.
    Named { claim: usize, signs: Vec<usize> },
    /// A column for each, headed by its number in the key.
    Numbered { claim: usize, sign: usize },
    /// Names in groups, by symbol.
    Listed,
}

impl Layout {
    fn new(comparison: &Comparison, accounts: &[AccountId], look: &Look) -> Layout {
        let rest = |taken: usize| look.width.checked_sub(taken).filter(|rest| *rest >= LEAST);
        let signs: Vec<usize> = labels(comparison, accounts).iter().map(|label| Rich::plain(label).width()).collect();
        let level = signs.iter().all(|width| *width <= NAME);
        if let Some(claim) = rest(signs.iter().map(|width| width + GAP).sum()).filter(|_| level) {
            return Layout::Named { claim, signs };
        }
        let sign = accounts.len().to_string().len();
        rest(accounts.len() * (sign + GAP)).map_or(Layout::Listed, |claim| Layout::Numbered { claim, sign })
    }
}

fn labels(comparison: &Comparison, accounts: &[AccountId]) -> Vec<String> {
    accounts.iter().map(|id| comparison.account(*id).label.clone()).collect()
}

fn legend(layout: &Layout) -> Rich {
    let mut line = Rich::default();
    for (relation, meaning) in LEGEND {
        line.push(inline::ink(relation), relation_sign(relation));
        line.push(Ink::Plain, &format!(" {meaning}; "));
    }
    for (coverage, meaning) in [(Coverage::Silent, "no match found; "), (Coverage::Before, "was published before it happened; ")] {
        line.append(sign(coverage));
        line.push(Ink::Plain, &format!(" {meaning}"));
    }
    match layout {
        Layout::Named { .. } | Layout::Numbered { .. } => {
            line.append(sign(Coverage::Apart));
            line.push(Ink::Plain, " not expected to report it");
        }
        Layout::Listed => line.push(Ink::Plain, "who is not named is not expected to report it"),
    }
    line
}

fn sign(coverage: Coverage) -> Rich {
    match coverage {
        Coverage::Reported(relation) => Rich::of(inline::ink(relation), relation_sign(relation)),
        Coverage::Silent => Rich::of(Ink::Missing, "–"),
        Coverage::Before => Rich::of(Ink::Dim, "‹"),
        Coverage::Apart => Rich::of(Ink::Dim, "·"),
    }
}

/// The key: the accounts, each with its counts.
fn key(comparison: &Comparison, accounts: &[AccountId], coverages: &[(ClaimId, Vec<Coverage>)], layout: &Layout, look: &Look) -> String {
    let numbered = matches!(layout, Layout::Numbered { .. });
    let numbers = [("reports", 7), ("in conflict", 11), ("no match", 8)];
    let fixed: usize = numbers.iter().map(|(_, width)| width + GAP).sum::<usize>() + if numbered { 3 + GAP } else { 0 };
    let widest = labels(comparison, accounts).iter().map(|label| Rich::plain(label).width()).max().unwrap_or(0);
    let name = widest.max(7).min(look.width - fixed);
    let mut columns = vec![("account", name)];
    columns.extend(numbers);
    if numbered {
        columns.insert(0, ("", 3));
    }
    let rows = accounts.iter().enumerate().map(|(at, id)| {
        let count = |fits: fn(&Coverage) -> bool| coverages.iter().filter(|(_, row)| fits(&row[at])).count();
        let counts = [
            count(|t| matches!(t, Coverage::Reported(_))),
            count(|t| *t == Coverage::Reported(Relation::Conflict)),
            count(|t| *t == Coverage::Silent),
        ];
        let mut cells = vec![Rich::of(Ink::Strong, &comparison.account(*id).label)];
        cells.extend(counts.map(|n| Rich::plain(&n.to_string())));
        if numbered {
            cells.insert(0, Rich::plain(&(at + 1).to_string()));
        }
        let first = vec![cells.remove(0)];
        GridRow { first, bands: vec![cells], last: None }
    });
    let right = (columns.len() - numbers.len()..columns.len()).collect();
    let (head, widths): (Vec<&str>, Vec<usize>) = columns.into_iter().unzip();
    let head = head.into_iter().map(str::to_string).collect();
    Grid { head, widths, right, plain: true, rows: rows.collect() }.paint(look)
}

/// A row of symbols for each claim.
fn columns(
    comparison: &Comparison,
    coverages: &[(ClaimId, Vec<Coverage>)],
    (claim, signs): (usize, &[usize]),
    heads: Vec<String>,
    look: &Look,
) -> String {
    let rows = coverages.iter().map(|(id, row)| {
        let first = vec![gist(comparison, *id, claim, look)];
        GridRow { first, bands: vec![row.iter().map(|coverage| sign(*coverage)).collect()], last: None }
    });
    let widths = std::iter::once(claim).chain(signs.iter().copied()).collect();
    let head = std::iter::once("claim".to_string()).chain(heads).collect();
    Grid { widths, head, rows: rows.collect(), ..Grid::default() }.paint(look)
}

/// For each claim, a line for each symbol with the accounts that have it.
fn listed(comparison: &Comparison, accounts: &[AccountId], coverages: &[(ClaimId, Vec<Coverage>)], look: &Look) -> String {
    let claim = (look.width - GAP) / 2;
    let kinds = LEGEND.map(|(relation, _)| Coverage::Reported(relation)).into_iter().chain([Coverage::Silent, Coverage::Before]);
    let rows = coverages.iter().map(|(id, row)| {
        let groups = kinds.clone().filter(|kind| row.contains(kind)).map(|kind| {
            let own = accounts.iter().zip(row).filter(|(_, coverage)| **coverage == kind);
            let names: Vec<&str> = own.map(|(account, _)| comparison.account(*account).label.as_str()).collect();
            vec![sign(kind).with(Ink::Plain, &format!(" {}", names.join(", ")))]
        });
        GridRow { first: vec![gist(comparison, *id, claim, look)], bands: groups.collect(), last: None }
    });
    let head = vec!["claim".to_string(), "accounts".into()];
    Grid { widths: vec![claim, look.width - GAP - claim], head, rows: rows.collect(), ..Grid::default() }.paint(look)
}

fn gist(comparison: &Comparison, id: ClaimId, room: usize, look: &Look) -> Rich {
    let claim = &comparison.claims[id.0];
    let room = if look.all { usize::MAX } else { room * 2 - 10 };
    let mut line = Rich::of(inline::ink(claim.relation), &id.to_string()).with(Ink::Plain, " ");
    line.append(excerpt::statement(comparison, claim.gist, Cut { ink: Ink::Plain, room, look }));
    line
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::report::{Look, fixture};
    use crate::select;

    #[test]
    fn signs_are_under_names_or_numbers_or_in_groups() {
        let mut comparison = fixture::sample();
        comparison.claims[2].accounts.truncate(2);
        let shown = |comparison: &_, width| {
            render(
                comparison,
                &select::everything(comparison),
                &Look { width, colour: false, all: false, alone: false, perhaps: false, links: None },
            )
        };
        let named = shown(&comparison, 80);
        assert!(named.contains("herald  ledger  wire\n") && named.contains("c1 Fourteen miners"), "{named}");
        let row = named.lines().find(|line| line.starts_with("c3")).expect("a row");
        assert!(row.ends_with("=       =       –"), "{row}");
        for account in &mut comparison.accounts {
            account.label = format!("{}-of-the-northern-coast", account.label);
        }
        let numbered = shown(&comparison, 80);
        assert!(numbered.contains("1  2  3\n") && numbered.contains("1    herald-of-the-northern-coast"), "{numbered}");
        for _ in 0..40 {
            comparison.accounts.push(comparison.accounts[0].clone());
        }
        let listed = shown(&comparison, 80);
        assert!(listed.contains("≠ herald-of-the-northern-coast,") && listed.contains("who is not named"), "{listed}");
    }
}
