//! The comparison as comma-separated values for a spreadsheet: four tables with fixed column names (the `COLUMNS` of each table).
//! Columns are only ever added at the end.

mod cell;
mod claims;
mod coverage;
mod differences;
mod statements;

pub use cell::{Cell, Dialect};

use crate::model::{Comparison, StatementId};
use crate::select::View;

/// A table that a folder gets, with its file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A row for each claim.
    Claims,
    /// A row for each difference and pair of sides.
    Differences,
    /// A row for each statement.
    Statements,
    /// A row for each claim, a column for each account.
    Coverage,
}

impl Sheet {
    /// Every table.
    pub const ALL: [Sheet; 4] = [Sheet::Claims, Sheet::Differences, Sheet::Statements, Sheet::Coverage];

    /// The name of its file.
    pub fn file(self) -> &'static str {
        match self {
            Sheet::Claims => "claims.csv",
            Sheet::Differences => "differences.csv",
            Sheet::Statements => "statements.csv",
            Sheet::Coverage => "coverage.csv",
        }
    }
}

/// What tells Excel that a file is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Renders one table of what the view shows.
pub fn render(sheet: Sheet, comparison: &Comparison, view: &View, dialect: Dialect) -> String {
    let rows = match sheet {
        Sheet::Claims => claims::rows(comparison, view),
        Sheet::Differences => differences::rows(comparison, view),
        Sheet::Statements => statements::rows(comparison, view),
        Sheet::Coverage => coverage::rows(comparison, view),
    };
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| cell.written(dialect)))
            .expect("every row has a cell for each column, and memory takes them");
    }
    let bytes = writer.into_inner().expect("memory can be flushed");
    let table = String::from_utf8(bytes).expect("cells are UTF-8");
    if dialect == Dialect::Excel { format!("{BYTE_ORDER_MARK}{table}") } else { table }
}

/// A row of names.
fn head(names: &[&str]) -> Vec<Cell> {
    names.iter().map(|name| Cell::text(name)).collect()
}

fn count(number: usize) -> Cell {
    Cell::number(u32::try_from(number).unwrap_or(u32::MAX))
}

fn labels(comparison: &Comparison, ids: &[StatementId]) -> Cell {
    Cell::text(&ids.iter().map(|id| comparison.statement(*id).label.as_str()).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Sheet, render};
    use crate::report::fixture;
    use crate::select;

    fn sheet(sheet: Sheet) -> Vec<Vec<String>> {
        let comparison = fixture::sample();
        let text = render(sheet, &comparison, &select::everything(&comparison), Dialect::Safe);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|r| r.expect("a record").iter().map(str::to_string).collect()).collect()
    }

    #[test]
    fn a_row_for_each_pair_of_sides() {
        let rows = sheet(Sheet::Differences);
        assert_eq!(rows[0][..6], ["difference", "claim", "family", "kind", "relation", "date"]);
        assert_eq!(rows[1][..8], ["d1", "c1", "fact", "quantity", "conflict", "2031-03-03", "herald", "herald:1"]);
        assert_eq!(rows.iter().filter(|r| r[0] == "d6").count(), 2, "three sides are two rows");
    }

    #[test]
    fn coverage_has_a_column_for_each_account() {
        let rows = sheet(Sheet::Coverage);
        assert_eq!(rows[0][6..], ["herald", "ledger", "wire"]);
        assert_eq!(rows[1][6..], ["herald:1", "ledger:1", "wire:1"]);
        assert_eq!(rows.len(), 4);
    }

    #[test]
    fn statements_say_where_they_belong_and_are_no_formulas() {
        let rows = sheet(Sheet::Statements);
        assert_eq!(rows.len(), 14);
        let told = |id: &str| rows.iter().find(|r| r[0] == id).expect("there").clone();
        assert_eq!(told("herald:1")[5], "c1");
        assert_eq!(told("herald:5")[5], "");
        assert!(told("ledger:4").last().is_some_and(|t| t.starts_with("'=HYPERLINK") && t.contains("␛[31m")));
        assert_eq!(sheet(Sheet::Claims)[1][..4], ["c1", "conflict", "2031-03-03", "Orlova"]);
    }
}
