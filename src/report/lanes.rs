//! A table for a terminal with a column for each account. Where the columns would be too narrow for words, what the accounts say stands
//! below each other instead, each with its account's name: nothing is left out for want of room.

use super::grid::{GAP, Grid, Row};
use super::rich::{Ink, Rich};
use super::{Look, words};
use crate::model::{AccountId, Comparison};

/// Words are not read in narrower columns.
const LEAST: usize = 22;
/// Lines that an excerpt may take.
const LINES: usize = 4;

/// What one account says in a row.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Whose column it stands in.
    pub account: AccountId,
    /// Before the words, in the account's own column.
    pub short: Rich,
    /// Before the words where there is no such column.
    pub place: Rich,
    /// The words.
    pub words: Rich,
}

/// How wide everything is.
#[derive(Clone, Debug)]
pub struct Lanes {
    accounts: Vec<AccountId>,
    first: usize,
    /// Columns of text for each account, or what they share and the place before it.
    lane: usize,
    place: Option<usize>,
}

impl Lanes {
    /// The widths for accounts beside a first column; `longest` is the widest place.
    pub fn new(accounts: &[AccountId], first: usize, longest: usize, look: &Look) -> Lanes {
        let rest = look.width.saturating_sub(first);
        let lane = (rest / accounts.len().max(1)).saturating_sub(GAP);
        if lane >= LEAST {
            return Lanes { accounts: accounts.to_vec(), first, lane, place: None };
        }
        let place = longest.min(look.width * 3 / 10);
        Lanes { accounts: accounts.to_vec(), first, lane: rest.saturating_sub(place + 2 * GAP).max(10), place: Some(place) }
    }

    /// Columns that an excerpt may take over all its lines; as many as it likes with `--all`.
    pub fn room(&self, look: &Look) -> usize {
        match (look.all, self.place) {
            (true, _) => usize::MAX,
            (false, None) => self.lane * LINES,
            (false, Some(_)) => self.lane * 2,
        }
    }

    /// The table: what stands in the first column of each row, and what the accounts say in it.
    pub fn paint(&self, comparison: &Comparison, head: &str, rows: Vec<(Vec<Rich>, Vec<Cell>)>, look: &Look) -> String {
        let (titles, widths) = match self.place {
            Some(place) => (vec![head.to_string(), "account".into(), String::new()], vec![self.first, place, self.lane]),
            None => {
                let labels = self.accounts.iter().map(|id| short_label(&comparison.account(*id).label, self.lane));
                let widths = std::iter::once(self.first).chain(self.accounts.iter().map(|_| self.lane));
                (std::iter::once(head.to_string()).chain(labels).collect(), widths.collect())
            }
        };
        let rows = rows.into_iter().map(|(first, cells)| Row { first, bands: self.bands(cells), last: None }).collect();
        Grid { widths, head: titles, rows, ..Grid::default() }.paint(look)
    }

    /// Side by side, the first cells of all accounts in one band; or one below the other.
    fn bands(&self, cells: Vec<Cell>) -> Vec<Vec<Rich>> {
        if self.place.is_some() {
            return cells.into_iter().map(|cell| vec![cell.place, cell.words]).collect();
        }
        let mut bands: Vec<Vec<Rich>> = Vec::new();
        let mut filled = vec![0; self.accounts.len()];
        for cell in cells {
            let Some(at) = self.accounts.iter().position(|id| *id == cell.account) else { continue };
            if filled[at] == bands.len() {
                bands.push(vec![Rich::default(); self.accounts.len()]);
            }
            let mut line = cell.short;
            line.append(cell.words);
            bands[filled[at]][at] = line;
            filled[at] += 1;
        }
        bands
    }
}

/// A label as a head: cut with an ellipsis where it is longer than its column, since the first table of every run has it whole.
fn short_label(label: &str, room: usize) -> String {
    let whole = Rich::of(Ink::Dim, label);
    if whole.width() <= room { label.to_string() } else { format!("{}…", words::start(label, room - 1)) }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Lanes};
    use crate::model::AccountId;
    use crate::report::rich::Rich;
    use crate::report::{Look, fixture};

    #[test]
    fn beside_each_other_where_there_is_room_and_below_where_there_is_none() {
        let comparison = fixture::sample();
        let accounts: Vec<AccountId> = (0..3).map(AccountId).collect();
        let cell = |at: usize, words: &str| Cell {
            account: AccountId(at),
            short: Rich::plain("1 "),
            place: Rich::plain(&format!("place {at}")),
            words: Rich::plain(words),
        };
        let cells = vec![cell(0, "first"), cell(0, "second"), cell(2, "third")];
        let shown = |width| {
            let look = Look { width, colour: false, all: false, alone: false, perhaps: false, links: None };
            Lanes::new(&accounts, 4, 7, &look).paint(&comparison, "", vec![(vec![Rich::plain("day")], cells.clone())], &look)
        };
        let wide = shown(90);
        assert!(wide.lines().any(|line| line.contains("1 first") && line.contains("1 third")) && !wide.contains("place"), "{wide}");
        let narrow = shown(60);
        assert!(narrow.contains("place 0  second\n") && narrow.contains("place 2  third\n"), "{narrow}");
    }
}
