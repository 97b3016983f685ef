//! The tables of a comparison as comma-separated values. What stands in them is told in [`crate::report::tables`].

mod cell;

pub use cell::{Cell, Dialect};

use super::tables::{self, Run, Table};
use crate::model::Comparison;
use crate::select::View;

/// What tells Excel that a file is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Renders one table of what the view shows.
pub fn render(table: &Table, comparison: &Comparison, view: &View, dialect: Dialect) -> String {
    let head = table.heads(comparison).iter().map(|name| Cell::text(name)).collect();
    let rows = (table.rows)(&Run::of(comparison, view));
    let rows = rows.iter().map(|row| row.iter().map(|own| cell(own, comparison)).collect());
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(head).chain(rows) {
        let row: Vec<Cell> = row;
        writer
            .write_record(row.iter().map(|cell| cell.written(dialect)))
            .expect("every row has a cell for each column, and memory takes them");
    }
    let bytes = writer.into_inner().expect("memory can be flushed");
    let table = String::from_utf8(bytes).expect("cells are UTF-8");
    if dialect == Dialect::Excel { format!("{BYTE_ORDER_MARK}{table}") } else { table }
}

/// A cell for this sink. A number that the program wrote may be negative without being a formula.
fn cell(own: &tables::Cell, comparison: &Comparison) -> Cell {
    let words = own.words(comparison);
    match own {
        tables::Cell::Count(_) | tables::Cell::Number(_) | tables::Cell::Share(_) => Cell::of_number(words),
        tables::Cell::Empty | tables::Cell::Text(_) | tables::Cell::Value(_) | tables::Cell::Day(_) => Cell::text(&words),
        tables::Cell::Claim(_) | tables::Cell::Statement(_) | tables::Cell::Finding(_) => Cell::text(&words),
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, render};
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
}
