//! The tables of a comparison as comma-separated values. Their contents are defined in [`crate::report::tables`]. In the dialects for people, hidden
//! characters are made visible and no text is a formula; for programs, text is unchanged.

use std::fmt::Display;

use super::tables::{self, Run, Table};
use crate::model::Comparison;
use crate::select::View;
use crate::text::Visible;

/// Excel reads a file as UTF-8 only if it begins with this.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Renders one table of what the view shows.
pub fn render(table: &Table, comparison: &Comparison, view: &View, dialect: Dialect) -> String {
    let head = table.heads(comparison).iter().map(|name| CsvCell::text(name)).collect();
    let rows = (table.rows)(&Run::of(comparison, view));
    let rows = rows.iter().map(|row| row.iter().map(|own| csv_cell(own, comparison)).collect());
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(head).chain(rows) {
        let row: Vec<CsvCell> = row;
        writer
            .write_record(row.iter().map(|cell| cell.written(dialect)))
            .expect("every row has a cell for each column, and memory takes them");
    }
    let bytes = writer.into_inner().expect("memory can be flushed");
    let table = String::from_utf8(bytes).expect("cells are UTF-8");
    if dialect == Dialect::Excel { format!("{BYTE_ORDER_MARK}{table}") } else { table }
}

/// A CSV cell. A number that the program wrote may be negative without being a formula.
fn csv_cell(own: &tables::Cell, comparison: &Comparison) -> CsvCell {
    let words = own.words(comparison);
    match own {
        tables::Cell::Count(_) | tables::Cell::Number(_) | tables::Cell::Share(_) => CsvCell::of_number(words),
        tables::Cell::Empty | tables::Cell::Text(_) | tables::Cell::Value(_) | tables::Cell::Day(_) => CsvCell::text(&words),
        tables::Cell::Claim(_) | tables::Cell::Statement(_) | tables::Cell::Finding(_) => CsvCell::text(&words),
    }
}

/// A cell of a table. Its [`Dialect`] determines how it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CsvCell {
    text: String,
    number: bool,
}

/// The readers of the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// People, in a spreadsheet: no text is a formula, and hidden characters are visible.
    #[default]
    Safe,
    /// The same for Excel, which reads a file as UTF-8 only if it begins with a byte order mark.
    Excel,
    /// Programs: text is unchanged. Not to be opened in a spreadsheet.
    Raw,
}

impl CsvCell {
    /// Any text.
    pub fn text(text: &str) -> CsvCell {
        CsvCell { text: text.into(), number: false }
    }

    /// A number that the program wrote: it may be negative without being a formula.
    pub fn number(number: impl Into<f64> + Display) -> CsvCell {
        CsvCell::of_number(number.to_string())
    }

    /// A number that the program wrote, as text.
    pub(super) fn of_number(text: String) -> CsvCell {
        CsvCell { text, number: true }
    }

    /// The cell's characters. For people, control and bidirectional characters are made visible, line breaks become spaces, and a text that a
    /// spreadsheet would read as a formula gets an apostrophe in front.
    ///
    /// ```
    /// use compare_sources::report::csv::{CsvCell, Dialect};
    /// assert_eq!(CsvCell::text("=1+2").written(Dialect::Safe), "'=1+2");
    /// assert_eq!(CsvCell::text("two\nlines").written(Dialect::Safe), "two lines");
    /// assert_eq!(CsvCell::text("=1+2").written(Dialect::Raw), "=1+2");
    /// ```
    pub fn written(&self, dialect: Dialect) -> String {
        match dialect {
            Dialect::Raw => self.text.clone(),
            Dialect::Safe | Dialect::Excel if self.number => self.text.clone(),
            Dialect::Safe | Dialect::Excel => safe(&self.text),
        }
    }
}

fn safe(text: &str) -> String {
    let shown = Visible::of(text);
    // Tabs and line breaks are spaces by now; what counts is the first character after white space.
    match shown.as_str().trim_start().chars().next() {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{shown}"),
        Some(_) | None => shown.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{CsvCell, Dialect, render};
    use crate::report::{fixture, tables};
    use crate::select;

    fn read(name: &str) -> Vec<Vec<String>> {
        let comparison = fixture::sample();
        let table = tables::ALL.iter().find(|t| t.name == name).expect("there is one");
        let text = render(table, &comparison, &select::everything(&comparison), Dialect::Safe);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|r| r.expect("a record").iter().map(str::to_string).collect()).collect()
    }

    #[test]
    fn the_names_of_the_columns_come_first() {
        let rows = read("differences");
        assert_eq!(rows[0][..6], ["difference", "claim", "family", "kind", "relation", "date"]);
        assert_eq!(rows[1][..8], ["d1", "c1", "fact", "quantity", "conflict", "2031-03-03", "herald", "herald:1"]);
        assert_eq!(read("coverage")[0][6..], ["herald", "ledger", "wire"]);
    }

    #[test]
    fn no_words_are_a_formula() {
        let rows = read("statements");
        let own = rows.iter().find(|r| r[0] == "ledger:4").expect("there");
        assert!(own[8].starts_with("'=HYPERLINK") && own[8].contains("␛[31m"), "{own:?}");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\u{200b}=1"] {
            let cell = CsvCell::text(text).written(Dialect::Safe);
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝']), "{text:?} {cell:?}");
            assert_eq!(CsvCell::text(text).written(Dialect::Raw), text);
        }
        assert_eq!(CsvCell::number(-2.5).written(Dialect::Safe), "-2.5");
        assert_eq!(CsvCell::text("a=1").written(Dialect::Safe), "a=1");
    }
}
