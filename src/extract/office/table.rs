//! Tables: rows with "|" between their cells, below the row of column heads. A table that only places text on a page is read as running
//! text, cell by cell.

use super::flow::{Entry, Flow, Paragraph, Row};
use crate::text::layout::is_figure;

/// A table as in the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableRow {
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
    /// True if the file says that it contains the column heads.
    pub heads: bool,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    /// Its content.
    pub flow: Flow,
    /// True if all of it is bold.
    pub bold: bool,
}

/// Most characters of a cell that is repeated in each row that it spans.
const LONGEST_AGAIN: usize = 200;
/// Most characters of a cell in a row. Longer cells are running text.
const LONGEST: usize = 1500;
/// Most characters of a cell in a table with one row.
const LONGEST_ALONE: usize = 80;
/// Most characters of a column head.
const LONGEST_HEAD: usize = 60;

impl Cell {
    /// Returns the cell for another row or column that it spans. A long one is not repeated.
    pub(crate) fn again(&self) -> Cell {
        if self.flow.in_one().len() <= LONGEST_AGAIN { self.clone() } else { Cell::default() }
    }
}

/// Adds a table to a text.
pub(super) fn put(flow: &mut Flow, table: Table) {
    let Some(rows) = rows(&table) else {
        flow.entries.extend(table.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.flow.entries));
        return;
    };
    let row = |(at, (text, heads)): (usize, (String, bool))| Entry::Row(Row { text, heads, first: at == 0 });
    flow.entries.extend(rows.into_iter().enumerate().map(row));
    let note = |entry: &Entry| matches!(entry, Entry::Paragraph(p) if p.note);
    flow.entries.extend(table.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.flow.entries).filter(note));
}

/// Returns the rows of a table with "|" between their cells and whether each contains column heads, or `None` if the table only places
/// text.
pub(crate) fn rows(table: &Table) -> Option<Vec<(String, bool)>> {
    let texts: Vec<Vec<String>> = table.rows.iter().map(|row| row.cells.iter().map(words).collect()).collect();
    if !is_grid(table, &texts) {
        return None;
    }
    let headed = has_heads(table, &texts);
    let filled = table.rows.iter().zip(&texts).filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    Some(filled.enumerate().map(|(at, (row, cells))| (cells.join(" | ").trim().to_string(), row.heads || at == 0 && headed)).collect())
}

/// Returns the words of a cell in one line, without its notes.
fn words(cell: &Cell) -> String {
    let line = |entry: &Entry| match entry {
        Entry::Paragraph(Paragraph { note: true, .. }) => String::new(),
        Entry::Paragraph(p) => match &p.label {
            Some(label) => format!("{} {}", label.text, p.text),
            None => p.text.clone(),
        },
        Entry::Row(row) => row.text.clone(),
    };
    cell.flow.entries.iter().map(line).filter(|text| !text.is_empty()).collect::<Vec<String>>().join(" ").trim().to_string()
}

/// True if the rows are to be read across.
fn is_grid(table: &Table, texts: &[Vec<String>]) -> bool {
    let nested = table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.flow.entries.iter().any(|e| matches!(e, Entry::Row(_))));
    let filled = texts.iter().filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1).count();
    let longest = texts.iter().flatten().map(|cell| cell.chars().count()).max().unwrap_or(0);
    let rows = texts.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).count();
    !nested && filled > 0 && filled * 2 >= rows && longest <= if rows > 1 { LONGEST } else { LONGEST_ALONE }
}

/// True if the first row contains column heads and no row is marked as such.
fn has_heads(table: &Table, texts: &[Vec<String>]) -> bool {
    let (Some(first), Some(cells)) = (table.rows.first(), texts.first()) else { return false };
    if texts.len() < 2 || table.rows.iter().any(|row| row.heads) || cells.iter().skip(1).any(String::is_empty) {
        return false;
    }
    let short = cells.iter().all(|cell| cell.chars().count() <= LONGEST_HEAD && !cell.ends_with(['.', '!', '?']));
    let figures = |column: usize| {
        let mut below = texts[1..].iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).peekable();
        below.peek().is_some() && below.all(|cell| is_figure(cell))
    };
    let worded = (0..cells.len()).any(|column| figures(column) && !is_figure(&cells[column]));
    let bold = first.cells.iter().all(|cell| cell.bold || cell.flow.is_empty())
        && table.rows[1..].iter().any(|row| row.cells.iter().any(|c| !c.bold));
    let named = cells.len() > 2 && cells.iter().all(|cell| !cell.is_empty() && !is_figure(cell));
    short && (worded || bold || named)
}

#[cfg(test)]
mod tests {
    use super::{Cell, Table, TableRow};
    use crate::extract::office::flow::{Flow, Paragraph};
    use crate::model::Part;

    fn table(rows: &[&[&str]]) -> Table {
        let cell = |text: &&str| {
            let mut flow = Flow::default();
            flow.push(Paragraph::new(Part::Paragraph, text));
            Cell { flow, bold: false }
        };
        Table { rows: rows.iter().map(|row| TableRow { cells: row.iter().map(cell).collect(), heads: false }).collect() }
    }

    fn shown(rows: &[&[&str]]) -> Vec<(Part, String, Option<String>)> {
        let mut flow = Flow::default();
        flow.table(table(rows));
        let got = flow.done();
        let text = |range: std::ops::Range<usize>| got.text[range].to_string();
        got.pieces.unwrap_or_default().into_iter().map(|p| (p.part, text(p.range), p.heads.map(text))).collect()
    }

    #[test]
    fn rows_under_heads() {
        let heads = Some("| Boats | Crew".to_string());
        assert_eq!(
            shown(&[&["", "Boats", "Crew"], &["Monday", "3", "12"], &["Friday", "", "9"]]),
            [
                (Part::Heads, "| Boats | Crew".into(), None),
                (Part::ListItem, "Monday | 3 | 12".into(), heads.clone()),
                (Part::ListItem, "Friday |  | 9".into(), heads),
            ]
        );
        assert_eq!(shown(&[&["Name", "Ada Brix"], &["Trade", "Miller"]])[0], (Part::ListItem, "Name | Ada Brix".into(), None));
    }

    #[test]
    fn a_table_that_places_text_is_no_table() {
        let long = "The gate was shut on Monday morning, and nobody came by until the evening of the day after.";
        assert_eq!(shown(&[&[long, "Page one"]]).iter().map(|p| p.0).collect::<Vec<_>>(), [Part::Paragraph, Part::Paragraph]);
        assert_eq!(shown(&[&["One"], &["Two"]]).len(), 2);
    }
}
