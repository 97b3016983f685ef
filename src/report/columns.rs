//! The statements of each claim side by side, for a terminal: a column for each of two or three accounts, or one account against all others. Words
//! that no other statement of the claim has are marked.

use std::collections::BTreeMap;

use super::coverage::{Coverage, claims_by_account};
use super::excerpt::unshared_words;
use super::layout::{self, GAP, Grid, GridRow, report_heading};
use super::rich::{Ink, Rich};
use super::{Look, inline};
use crate::digest::findings::{Finding, shown_findings};
use crate::digest::sections::event_accounts;
use crate::model::{AccountId, ClaimId, Comparison, EventId, StatementId};
use crate::select::View;
use crate::text::Visible;

/// Maximum number of accounts with a column each.
pub const MOST: usize = 3;
/// The help at the foot.
const HELP: &str = "Words that no other statement of the claim has are marked, except in statements that are hardly alike. --explain c1 shows why statements were put together.";

/// Renders the claims that the view shows, then statements of one account only. With a base, it is on the left and all others on the right.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    layout::framed(comparison, view, look, |event, view| part(comparison, event, view, look), HELP)
}

/// The number of accounts of the largest event, if they do not fit side by side.
pub fn too_many(comparison: &Comparison) -> Option<usize> {
    let counts = comparison.events.iter().map(|event| event.accounts.len());
    counts.max().filter(|accounts| *accounts > MOST)
}

fn part(comparison: &Comparison, event: Option<EventId>, view: &View, look: &Look) -> String {
    let columns = Columns::new(&event_accounts(comparison, event), view.base);
    let mut findings: BTreeMap<ClaimId, Vec<Finding<'_>>> = BTreeMap::new();
    for finding in shown_findings(comparison, view) {
        findings.entry(finding.claim).or_default().push(finding);
    }
    let mut out = String::new();
    for (id, coverages) in claims_by_account(comparison, view, &columns.accounts) {
        out.push_str(&report_heading(&inline::title(comparison, id), look));
        out.push_str(&columns.claim(comparison, id, &coverages, look));
        let text: String =
            findings.get(&id).into_iter().flatten().map(|finding| inline::finding_lines(comparison, finding, look)).collect();
        out.push_str(&if text.is_empty() { "\n".to_string() } else { format!("\n{text}\n") });
    }
    if !view.unmatched.is_empty() {
        let title = Rich::of(Ink::Strong, "No match found").with(Ink::Dim, " · statements with no match found in another account");
        out.push_str(&report_heading(&title, look));
        out.push_str(&columns.alone(comparison, &view.unmatched, look));
    }
    out
}

/// The column of each account.
struct Columns {
    accounts: Vec<AccountId>,
    /// The column of each account, by index.
    places: Vec<usize>,
    count: usize,
}

impl Columns {
    fn new(accounts: &[AccountId], base: Option<AccountId>) -> Columns {
        let mut accounts = accounts.to_vec();
        let base = base.filter(|base| accounts.contains(base));
        accounts.sort_by_key(|id| Some(*id) != base);
        let count = if base.is_some() || accounts.len() > MOST { 2 } else { accounts.len() };
        let places = (0..accounts.len()).map(|at| at.min(count - 1)).collect();
        Columns { accounts, places, count }
    }

    /// The statements of a claim, those of one account below each other, and the accounts that could have reported it.
    fn claim(&self, comparison: &Comparison, id: ClaimId, coverages: &[Coverage], look: &Look) -> String {
        let claim = &comparison.claims[id.0];
        let mut cells: Vec<Vec<[Rich; 2]>> = vec![Vec::new(); self.count];
        for ((account, place), coverage) in self.accounts.iter().zip(&self.places).zip(coverages) {
            let of = |id: &&StatementId| comparison.statement(**id).account == *account;
            cells[*place].extend(claim.statements.iter().filter(of).map(|own| {
                let marked = marked(comparison, *own, &claim.statements, look);
                [Rich::place(comparison, *own), marked]
            }));
            let says = match coverage {
                Coverage::Silent => "no match found",
                Coverage::Before => "was published before it happened",
                Coverage::Reported(_) | Coverage::Apart => continue,
            };
            cells[*place].push([Rich::of(Ink::Strong, &comparison.account(*account).label), Rich::of(Ink::Missing, says)]);
        }
        self.paint(cells, look)
    }

    fn alone(&self, comparison: &Comparison, unmatched: &[StatementId], look: &Look) -> String {
        let mut cells: Vec<Vec<[Rich; 2]>> = vec![Vec::new(); self.count];
        for id in unmatched {
            let account = comparison.statement(*id).account;
            let Some(at) = self.accounts.iter().position(|own| *own == account) else { continue };
            cells[self.places[at]].push([Rich::place(comparison, *id), Rich::plain(comparison.words(*id))]);
        }
        self.paint(cells, look)
    }

    /// Places and words alternate; what is side by side begins on the same line.
    fn paint(&self, cells: Vec<Vec<[Rich; 2]>>, look: &Look) -> String {
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let width = (look.width - GAP * (self.count - 1)) / self.count;
        let rows = (0..height).map(|row| {
            let mut bands: Vec<Vec<Rich>> = vec![Vec::new(); 2];
            for column in &cells {
                let [place, words] = column.get(row).cloned().unwrap_or_default();
                bands[0].push(place);
                bands[1].push(words);
            }
            if row > 0 {
                bands.insert(0, vec![Rich::default(); cells.len()]);
            }
            // The first column of a grid is beside all bands; if it is empty, the other columns get its space.
            GridRow { first: Vec::new(), bands, last: None }
        });
        let widths = std::iter::once(0).chain(std::iter::repeat_n(width, self.count)).collect();
        Grid { widths, rows: rows.collect(), plain: true, ..Grid::default() }.paint(look)
    }
}

/// A statement with the words marked that no statement of another account has.
fn marked(comparison: &Comparison, own: StatementId, all: &[StatementId], look: &Look) -> Rich {
    let account = comparison.statement(own).account;
    let others: Vec<Visible> =
        all.iter().filter(|id| comparison.statement(**id).account != account).map(|id| Visible::of(comparison.words(*id))).collect();
    let mut line = Rich::default();
    for (own, text) in unshared_words(&Visible::of(comparison.words(own)), &others) {
        if own { line.mark(Ink::Wording, &text, look) } else { line.push(Ink::Plain, &text) }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{render, too_many};
    use crate::model::{AccountId, Event};
    use crate::report::{Look, fixture};
    use crate::select::{self, Selection};

    #[test]
    fn each_account_has_a_column_or_the_base_is_beside_all_others() {
        let mut comparison = fixture::sample();
        let look = Look { width: 100, colour: false, all: false, alone: false, perhaps: false, links: None };
        let three = render(&comparison, &select::everything(&comparison), &look);
        assert!(three.lines().any(|l| l.contains("herald:2") && l.contains("ledger:2") && l.contains("wire:2")), "{three}");
        assert!(three.contains("«Fourteen»") && three.contains("«Nine»"), "{three}");
        let base = Selection { base: Some(AccountId(1)), ..Selection::default() };
        let two = render(&comparison, &select::select(&comparison, &base), &look);
        assert!(two.lines().any(|l| l.starts_with("ledger:2") && l.contains("herald:2") && !l.contains("wire:2")), "{two}");
        assert!(two.contains("figure · cannot all be right · d1"), "{two}");
        comparison.events = vec![Event { accounts: (0..4).map(AccountId).collect(), names: Vec::new() }];
        assert_eq!(too_many(&comparison), Some(4));
    }
}
