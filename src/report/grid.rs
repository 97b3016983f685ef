//! Rows and columns for the terminal. Cells are wrapped here, so that what belongs together in a row stays side by side; the frame is
//! the table library's.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle, Width};

use super::Look;
use super::rich::{Ink, Rich};

/// Lines under the head and between rows, none beside the columns: space is worth more than a frame.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .row_separator(LineStyle::none().fill('╌').junction('╌'));

/// A row: `first` and `last` stand beside all of `bands`; every band holds one line for each column between, wrapped side by side.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Paragraphs of the first column.
    pub first: Vec<Rich>,
    /// Lines over the other columns.
    pub bands: Vec<Vec<Rich>>,
    /// Paragraphs of the last column, where it stands beside the bands too.
    pub last: Option<Vec<Rich>>,
}

/// A table in the making.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Columns of text in each column, without the space between them. A first column of no width is not drawn.
    pub widths: Vec<usize>,
    /// The heads; none is drawn when empty.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Columns of numbers, flush right.
    pub right: Vec<usize>,
    /// No lines between the rows.
    pub plain: bool,
}

/// Space between two columns.
pub const GAP: usize = 2;

impl Grid {
    /// The table as it is printed.
    pub fn paint(&self, look: &Look) -> String {
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
            // The library puts one column between two cells for the crossing of its lines.
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

    /// The lines of each cell of a row, wrapped and padded so that bands begin on the same line in every column.
    fn cells(&self, row: &Row) -> Vec<Vec<Rich>> {
        let mut cells: Vec<Vec<Rich>> = vec![Vec::new(); self.widths.len()];
        cells[0] = row.first.iter().flat_map(|line| line.wrap(self.widths[0])).collect();
        let end = self.widths.len() - usize::from(row.last.is_some());
        if let Some(last) = &row.last {
            cells[end] = last.iter().flat_map(|line| line.wrap(self.widths[end])).collect();
        }
        for band in &row.bands {
            // A band may end before the last column: its lines are empty there, so that the next band begins level.
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

#[cfg(test)]
mod tests {
    use super::{Grid, Row};
    use crate::report::Look;
    use crate::report::rich::Rich;

    #[test]
    fn bands_begin_level_in_every_column() {
        let line = |words: &[&str]| words.iter().map(|w| Rich::plain(w)).collect::<Vec<_>>();
        let row = Row { first: line(&["c1"]), bands: vec![line(&["aa", "four words in two"]), line(&["bb", "five", "why"])], last: None };
        let grid = Grid { widths: vec![2, 2, 10, 3], rows: vec![row], ..Grid::default() };
        let look = Look { width: 30, colour: false, all: false, alone: false, perhaps: false, links: None };
        assert_eq!(grid.paint(&look), "c1  aa  four words\n        in two\n    bb  five        why\n");
    }
}
