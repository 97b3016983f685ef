//! The layout of reports for a terminal: a grid of rows and columns whose cells are wrapped here, so that rows stay aligned; a column for each
//! account if there is room; and what surrounds every report: events, headings, the foot.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle, Width};

use super::rich::{Ink, Rich};
use super::{Look, prose};
use crate::digest::findings::lesser_findings;
use crate::digest::sections::{Section, event_name, event_views, uncompared_accounts};
use crate::model::{AccountId, Comparison, EventId};
use crate::select::View;

/// A report: its parts by event, then the accounts that are in none, and the foot.
pub(super) fn framed(
    comparison: &Comparison,
    view: &View,
    look: &Look,
    part: impl Fn(Option<EventId>, &View) -> String,
    help: &str,
) -> String {
    let mut out = String::new();
    for (event, view) in event_views(comparison, view) {
        out.push_str(&event.map_or_else(String::new, |id| event_head(comparison, id, look)));
        out.push_str(&part(event, &view));
    }
    out.push_str(&uncompared_note(comparison, look));
    out.push_str(&report_foot(comparison, view, look, help));
    out
}

/// A line of prose with a rule below.
pub(super) fn report_heading(line: &Rich, look: &Look) -> String {
    ruled(line, Ink::Dim, look)
}

/// A line of prose with a rule in this ink below.
pub(super) fn ruled(line: &Rich, ink: Ink, look: &Look) -> String {
    let rule = Rich::drawn(ink, &"─".repeat(look.width));
    format!("{}\n{}\n", prose::lines(line, look), rule.paint(look))
}

/// The head of an event: its name, what it is about and its accounts.
fn event_head(comparison: &Comparison, id: EventId, look: &Look) -> String {
    let (name, about) = event_name(comparison, id);
    let labels: Vec<&str> = comparison.events[id.0].accounts.iter().map(|a| comparison.account(*a).label.as_str()).collect();
    let mut line = Rich::of(Ink::Strong, &name.to_uppercase());
    if !about.is_empty() {
        line.push(Ink::Strong, &format!(" · {about}"));
    }
    line.push(Ink::Dim, &format!(" · {}: {}", prose::count(labels.len(), "account", "accounts"), labels.join(" ")));
    let rule = Rich::of(Ink::Dim, &"═".repeat(look.width)).paint(look);
    format!("\n{rule}\n{}\n", prose::lines(&line, look))
}

/// Lists the accounts that are compared with no other.
pub(super) fn uncompared_note(comparison: &Comparison, look: &Look) -> String {
    let labels: Vec<&str> = uncompared_accounts(comparison).into_iter().map(|a| comparison.account(a).label.as_str()).collect();
    if labels.is_empty() {
        return String::new();
    }
    let line =
        Rich::of(Ink::Strong, "NOT COMPARED").with(Ink::Dim, " · each reports an event of its own: ").with(Ink::Plain, &labels.join(" "));
    format!("\n{}\n", prose::lines(&line, look))
}

/// The foot: the selection, what was left out as less material, and the help.
pub(super) fn report_foot(comparison: &Comparison, view: &View, look: &Look, help: &str) -> String {
    let mut out = String::from("\n");
    if let Some(selection) = &view.selection {
        let line = Rich::of(Ink::Strong, "Shown: ").with(Ink::Plain, selection).with(Ink::Dim, " (the rest is hidden)");
        out.push_str(&format!("{}\n", prose::lines(&line, look)));
    }
    if let Some(lesser) = lesser_note(comparison, view) {
        out.push_str(&format!("{}\n", prose::lines(&Rich::of(Ink::Strong, &lesser), look)));
    }
    out.push_str(&format!("{}\n", prose::lines(&Rich::of(Ink::Dim, help), look)));
    out
}

/// A sentence that counts the findings left out as less material and names the flag that shows them; `None` if there are none.
pub(super) fn lesser_note(comparison: &Comparison, view: &View) -> Option<String> {
    let findings = lesser_findings(comparison, view);
    let count = |section: Section| findings.iter().filter(|finding| Section::of(finding) == section).count();
    let counts = Section::ALL.into_iter().map(|section| (section.name().to_lowercase(), count(section))).filter(|(_, count)| *count > 0);
    let parts: Vec<String> = counts.map(|(name, count)| format!("{name} {count}")).collect();
    let count = prose::count(findings.len(), "finding that matters less is", "findings that matter less are");
    (!findings.is_empty()).then(|| format!("{count} not shown ({}): --sensitivity high shows all", parts.join(", ")))
}

/// Lines under the head and between rows, but none beside the columns, to save space.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .row_separator(LineStyle::none().fill('╌').junction('╌'));

/// A row: `first` and `last` are beside all of `bands`; each band has one line for each column between them, wrapped side by side.
#[derive(Clone, Debug, Default)]
pub(super) struct GridRow {
    /// Paragraphs of the first column.
    pub first: Vec<Rich>,
    /// Lines over the other columns.
    pub bands: Vec<Vec<Rich>>,
    /// Paragraphs of the last column, if it is beside the bands too.
    pub last: Option<Vec<Rich>>,
}

/// A table before it is printed.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// Width of each column, without the gap. A first column of width zero is not drawn.
    pub widths: Vec<usize>,
    /// The column heads; if empty, none are drawn.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// Indices of numeric columns, which are flush right.
    pub right: Vec<usize>,
    /// Draw no lines between the rows.
    pub plain: bool,
}

/// Gap between two columns.
pub(super) const GAP: usize = 2;

impl Grid {
    /// Returns the table as it is printed.
    pub(super) fn paint(&self, look: &Look) -> String {
        let mut table = Table::new();
        table.force_no_tty().load_style(STYLE).set_content_arrangement(ContentArrangement::Disabled);
        if self.plain {
            table.style_mut().row_separator = LineStyle::none();
        }
        table.set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
        if !self.head.is_empty() {
            table.set_header(self.head.iter().map(|head| Rich::of(Ink::Dim, head).paint(look)));
        }
        let hidden = usize::from(self.widths.first() == Some(&0));
        for row in &self.rows {
            table.add_row(
                self.cells(row).into_iter().skip(hidden).map(|lines| lines.iter().map(|l| l.paint(look)).collect::<Vec<_>>().join("\n")),
            );
        }
        for (at, width) in self.widths.iter().enumerate().skip(hidden) {
            let Some(column) = table.column_mut(at - hidden) else { continue };
            // The library puts one column between two cells, for the crossing of its lines.
            let gap = if at + 1 == self.widths.len() { 0 } else { GAP - 1 };
            column.set_padding((0, u16::try_from(gap).unwrap_or(0)));
            if self.right.contains(&at) {
                column.set_cell_alignment(CellAlignment::Right);
            }
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width + gap).unwrap_or(u16::MAX))));
        }
        let mut out: String = table.lines().map(|line| format!("{}\n", line.trim_end())).collect();
        if out.trim().is_empty() {
            out.clear();
        }
        out
    }

    /// The lines of each cell of a row, wrapped and padded so that each band begins on the same line in all columns.
    fn cells(&self, row: &GridRow) -> Vec<Vec<Rich>> {
        let mut cells: Vec<Vec<Rich>> = vec![Vec::new(); self.widths.len()];
        cells[0] = row.first.iter().flat_map(|line| line.wrap(self.widths[0])).collect();
        let end = self.widths.len() - usize::from(row.last.is_some());
        if let Some(last) = &row.last {
            cells[end] = last.iter().flat_map(|line| line.wrap(self.widths[end])).collect();
        }
        for band in &row.bands {
            // A band may end before the last column: the missing lines are empty, so that the next band begins on the same line.
            let line = |at: usize| band.get(at - 1).cloned().unwrap_or_default();
            let wrapped: Vec<Vec<Rich>> = (1..end).map(|at| line(at).wrap(self.widths[at])).collect();
            let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
            for (cell, mut lines) in cells[1..end].iter_mut().zip(wrapped) {
                lines.resize(height, Rich::default());
                cell.extend(lines);
            }
        }
        cells
    }
}

/// Least width of a column of words.
const LEAST: usize = 22;
/// Maximum number of lines of an excerpt.
const LINES: usize = 4;

/// What one account says in a row.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// The account whose column it is in.
    pub account: AccountId,
    /// Printed before the words in the account's own column.
    pub short: Rich,
    /// Printed before the words if there is no such column.
    pub place: Rich,
    /// The words.
    pub words: Rich,
}

/// The widths of the columns.
#[derive(Clone, Debug)]
pub(super) struct AccountColumns {
    accounts: Vec<AccountId>,
    first: usize,
    /// Width of each account's column, or of the column that they share if `place` is set.
    column: usize,
    place: Option<usize>,
}

impl AccountColumns {
    /// The widths for accounts beside a first column; `longest` is the width of the widest place.
    pub(super) fn new(accounts: &[AccountId], first: usize, longest: usize, look: &Look) -> AccountColumns {
        let rest = look.width.saturating_sub(first);
        let column = (rest / accounts.len().max(1)).saturating_sub(GAP);
        if column >= LEAST {
            return AccountColumns { accounts: accounts.to_vec(), first, column, place: None };
        }
        let place = longest.min(look.width * 3 / 10);
        AccountColumns { accounts: accounts.to_vec(), first, column: rest.saturating_sub(place + 2 * GAP).max(10), place: Some(place) }
    }

    /// Columns that an excerpt may take over all its lines; unlimited with `--all`.
    pub(super) fn room(&self, look: &Look) -> usize {
        match (look.all, self.place) {
            (true, _) => usize::MAX,
            (false, None) => self.column * LINES,
            (false, Some(_)) => self.column * 2,
        }
    }

    /// Paints the table from the first column of each row and the cells of the accounts in it.
    pub(super) fn paint(&self, comparison: &Comparison, head: &str, rows: Vec<(Vec<Rich>, Vec<Cell>)>, look: &Look) -> String {
        let (titles, widths) = match self.place {
            Some(place) => (vec![head.to_string(), "account".into(), String::new()], vec![self.first, place, self.column]),
            None => {
                let labels = self.accounts.iter().map(|id| short_label(&comparison.account(*id).label, self.column));
                let widths = std::iter::once(self.first).chain(self.accounts.iter().map(|_| self.column));
                (std::iter::once(head.to_string()).chain(labels).collect(), widths.collect())
            }
        };
        let rows = rows.into_iter().map(|(first, cells)| GridRow { first, bands: self.bands(cells), last: None }).collect();
        Grid { widths, head: titles, rows, ..Grid::default() }.paint(look)
    }

    /// The cells side by side, the first cells of all accounts in one band; or one below the other.
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

/// A label as a column head, shortened with an ellipsis if it is too long: the first table of every run has it in full.
fn short_label(label: &str, room: usize) -> String {
    let whole = Rich::of(Ink::Dim, label);
    if whole.width() <= room { label.to_string() } else { format!("{}…", prose::start(label, room - 1)) }
}

#[cfg(test)]
mod tests {
    use super::{AccountColumns, Cell, Grid, GridRow};
    use crate::model::AccountId;
    use crate::report::rich::Rich;
    use crate::report::{Look, fixture};

    #[test]
    fn bands_begin_level_in_every_column() {
        let line = |words: &[&str]| words.iter().map(|w| Rich::plain(w)).collect::<Vec<_>>();
        let row =
            GridRow { first: line(&["c1"]), bands: vec![line(&["aa", "four words in two"]), line(&["bb", "five", "why"])], last: None };
        let grid = Grid { widths: vec![2, 2, 10, 3], rows: vec![row], ..Grid::default() };
        let look = Look { width: 30, colour: false, all: false, alone: false, perhaps: false, links: None };
        assert_eq!(grid.paint(&look), "c1  aa  four words\n        in two\n    bb  five        why\n");
    }

    #[test]
    fn accounts_are_side_by_side_where_there_is_room_and_else_below() {
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
            AccountColumns::new(&accounts, 4, 7, &look).paint(&comparison, "", vec![(vec![Rich::plain("day")], cells.clone())], &look)
        };
        let wide = shown(90);
        assert!(wide.lines().any(|line| line.contains("1 first") && line.contains("1 third")) && !wide.contains("place"), "{wide}");
        let narrow = shown(60);
        assert!(narrow.contains("place 0  second\n") && narrow.contains("place 2  third\n"), "{narrow}");
    }
}
