//! The tables of a comparison, each described once: its name, its columns with their contents, and its rows. The CSV files, the sheets of a workbook
//! and `docs/tables.md` are made from these descriptions. Columns are only ever added at the end of a table.

mod accounts;
mod cell;
mod claims;
mod differences;
mod profile;

use std::path::Path;
use std::sync::OnceLock;

use super::prose;
use crate::model::{AccountId, Comparison, EventId, Near, Voice};
use crate::profile::{Profile, profiles};
use crate::select::View;
use crate::text::one_line;
use accounts::{ACCOUNTS, STATEMENTS};
use claims::{CLAIMS, COVERAGE, TELLINGS};
use differences::{DIFFERENCES, SIDES};
use profile::{NAMES, PROFILE, QUOTES, WORDS};

pub use cell::Cell;
pub use claims::{BEFORE, NO_MATCH};

/// The account's own voice, and that of somebody whom it quotes or reports.
const OWN_VOICE: &str = "own voice";
const QUOTED: &str = "quoted";

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name, also that of its file and its sheet.
    pub name: &'static str,
    /// What a row is, in a sentence or two.
    pub meaning: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// True if it also has a column for each account, after the others.
    pub per_account: bool,
    /// Returns its rows, a cell for each column.
    pub rows: fn(&Run<'_>) -> Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// The type of its cells.
    pub holds: Holds,
    /// Its width in a sheet, in characters.
    pub width: u16,
    /// What it contains, in a line.
    pub meaning: &'static str,
}

/// The type of a column's cells. A cell may be empty in any column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words.
    Text,
    /// A number that can be added up.
    Number,
    /// A calendar day.
    Day,
    /// The id of a claim or a finding, or the label of a statement.
    Id,
}

impl Holds {
    /// The word for it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Holds::Text => "text",
            Holds::Number => "number",
            Holds::Day => "day",
            Holds::Id => "id",
        }
    }
}

/// All tables, in the order in which they are read.
pub const ALL: [Table; 11] = [ACCOUNTS, CLAIMS, SIDES, TELLINGS, QUOTES, NAMES, WORDS, PROFILE, DIFFERENCES, STATEMENTS, COVERAGE];

/// The table that is shown if there is room for only one.
pub const MAIN: Table = DIFFERENCES;

/// The table with this file name.
pub fn of_file(path: &Path) -> Option<&'static Table> {
    const TABLES: &[Table] = &ALL;
    let name = path.file_name()?.to_str()?;
    TABLES.iter().find(|table| table.file() == name)
}

impl Table {
    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// The name of its sheet.
    pub fn sheet(&self) -> String {
        let (first, rest) = self.name.split_at(1);
        format!("{}{rest}", first.to_uppercase())
    }

    /// The names of its columns in a comparison.
    pub fn heads(&self, comparison: &Comparison) -> Vec<String> {
        let accounts = comparison.accounts.iter().filter(|_| self.per_account).map(|account| account.label.clone());
        self.columns.iter().map(|column| column.name.to_string()).chain(accounts).collect()
    }
}

/// The data of the tables of a run.
#[derive(Debug)]
pub struct Run<'a> {
    /// The comparison.
    pub comparison: &'a Comparison,
    /// The selected part of it.
    pub view: &'a View,
    /// The profiles of the accounts, computed when a table first needs them.
    profiles: OnceLock<Vec<Profile>>,
}

impl<'a> Run<'a> {
    /// The data of the tables of a view.
    pub fn of(comparison: &'a Comparison, view: &'a View) -> Run<'a> {
        Run { comparison, view, profiles: OnceLock::new() }
    }

    fn profiles(&self) -> &[Profile] {
        self.profiles.get_or_init(|| profiles(self.comparison, self.view))
    }

    /// The voice of words, and the speaker.
    fn voice(&self, account: AccountId, voice: &Voice) -> [Cell; 2] {
        let own = *voice == Voice::Own;
        let speaker = prose::speaker(self.comparison, account, voice).unwrap_or_default();
        [Cell::text(if own { OWN_VOICE } else { QUOTED }), Cell::text(&speaker)]
    }

    /// The event of an account.
    fn event(&self, id: AccountId) -> Cell {
        event(self.comparison.account(id).event)
    }

    /// True if a statement is similar enough to be paired. Anything less is no match.
    fn may_pair(&self, near: &Near) -> bool {
        near.probability >= self.comparison.settings.pairing
    }

    /// True if there is another account of the same event, both in languages with word lists.
    fn compared(&self, id: AccountId) -> bool {
        self.comparison.is_compared(id)
    }

    /// An account's label and its outlet.
    fn who(&self, id: AccountId) -> [Cell; 2] {
        let account = self.comparison.account(id);
        [Cell::text(&account.label), Cell::text(&account.source)]
    }
}

fn event(id: EventId) -> Cell {
    Cell::text(&id.to_string())
}

/// A column of words.
const fn text(name: &'static str, width: u16, meaning: &'static str) -> Column {
    Column { name, holds: Holds::Text, width, meaning }
}

/// A column of numbers.
const fn number(name: &'static str, width: u16, meaning: &'static str) -> Column {
    Column { name, holds: Holds::Number, width, meaning }
}

/// A column of days.
const fn day(name: &'static str, meaning: &'static str) -> Column {
    Column { name, holds: Holds::Day, width: 12, meaning }
}

/// A column of ids.
const fn id(name: &'static str, width: u16, meaning: &'static str) -> Column {
    Column { name, holds: Holds::Id, width, meaning }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{ALL, Cell, Holds, Run, Table};
    use crate::report::fixture;
    use crate::select;

    fn rows(table: &str) -> Vec<Vec<String>> {
        let comparison = fixture::sample();
        let view = select::everything(&comparison);
        let table = ALL.iter().find(|t| t.name == table).expect("there is one");
        let cells = (table.rows)(&Run::of(&comparison, &view));
        cells.into_iter().map(|row| row.iter().map(|cell| cell.words(&comparison)).collect()).collect()
    }

    fn at(table: &str, column: &str) -> usize {
        let table = ALL.iter().find(|t| t.name == table).expect("there is one");
        table.columns.iter().position(|c| c.name == column).expect("a column")
    }

    #[test]
    fn every_row_has_a_cell_for_each_column_and_of_its_kind() {
        let comparison = fixture::sample();
        let view = select::everything(&comparison);
        let run = Run::of(&comparison, &view);
        for table in &ALL {
            let Table { name, columns, .. } = table;
            let rows = (table.rows)(&run);
            let width = table.heads(&comparison).len();
            for row in &rows {
                assert_eq!(row.len(), width, "{name}");
                for (cell, column) in row.iter().zip(*columns) {
                    let fits = match (cell, column.holds) {
                        (Cell::Empty, _) => true,
                        (Cell::Text(_) | Cell::Value(_), holds) => holds == Holds::Text,
                        (Cell::Count(_) | Cell::Number(_) | Cell::Share(_), holds) => holds == Holds::Number,
                        (Cell::Day(_), holds) => holds == Holds::Day,
                        (Cell::Claim(_) | Cell::Statement(_) | Cell::Finding(_), holds) => holds == Holds::Id,
                    };
                    assert!(fits, "{name}.{}: {cell:?}", column.name);
                }
            }
            assert!(columns.iter().all(|c| columns.iter().filter(|o| o.name == c.name).count() == 1), "{name}: a name comes twice");
        }
    }

    #[test]
    fn a_difference_has_a_row_for_each_pair_of_sides_and_a_finding_for_each_account() {
        let found = rows("differences");
        assert_eq!(found[0][..8], ["d1", "c1", "fact", "quantity", "conflict", "2031-03-03", "herald", "herald:1"]);
        assert_eq!(found.iter().filter(|r| r[0] == "d6").count(), 2, "three sides are two rows");
        let (side, account) = (at("sides", "side"), at("sides", "account"));
        let listed: Vec<(String, String)> =
            rows("sides").into_iter().filter(|r| r[0] == "d1").map(|r| (r[side].clone(), r[account].clone())).collect();
        let wanted = [("1", "herald"), ("1", "wire"), ("2", "ledger")].map(|(s, a)| (s.to_string(), a.to_string()));
        assert_eq!(listed, wanted, "two tell 14, one tells 9");
    }

    #[test]
    fn coverage_has_a_column_and_tellings_a_row_for_each_account() {
        let wide = rows("coverage");
        assert_eq!(wide[0][6..], ["herald:1", "ledger:1", "wire:1"]);
        assert_eq!(wide.len(), 3);
        let long = rows("tellings");
        assert_eq!(long.len(), 9);
        let state = at("tellings", "state");
        assert!(long.iter().all(|row| row[state] == "told"), "{long:?}");
    }

    #[test]
    fn statements_have_their_claims_and_match() {
        let (claims, matched) = (at("statements", "claims"), at("statements", "match"));
        let found = rows("statements");
        let row_of = |id: &str| found.iter().find(|r| r[0] == id).expect("there").clone();
        assert_eq!(found.len(), 13);
        assert_eq!((row_of("herald:1")[claims].as_str(), row_of("herald:1")[matched].as_str()), ("c1", "shared"));
        assert_eq!((row_of("herald:5")[claims].as_str(), row_of("herald:5")[matched].as_str()), ("", "no match found"));
        assert_eq!(rows("claims")[0][..4], ["c1", "conflict", "2031-03-03", "Orlova"]);
    }

    /// The lines before and after the sections.
    const OPEN: &str = "<!-- made of the descriptions in src/report/tables -->\n";
    const CLOSE: &str = "<!-- end -->\n";

    fn section(table: &Table) -> String {
        let mut out = format!("## {}\n\n{}\n\n| column | type | content |\n|---|---|---|\n", table.file(), table.meaning);
        for column in table.columns {
            out.push_str(&format!("| `{}` | {} | {} |\n", column.name, column.holds.word(), column.meaning));
        }
        out
    }

    #[test]
    fn the_page_on_tables_is_current() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tables.md");
        let known = fs::read_to_string(&path).expect("there");
        let (before, rest) = known.split_once(OPEN).expect("the sections begin");
        let (_, after) = rest.split_once(CLOSE).expect("the sections end");
        let sections: Vec<String> = ALL.iter().map(section).collect();
        let wanted = format!("{before}{OPEN}\n{}\n{CLOSE}{after}", sections.join("\n"));
        if std::env::var_os("UPDATE_REPORTS").is_some() {
            fs::write(&path, &wanted).expect("the page can be written");
        }
        let known = fs::read_to_string(&path).expect("there");
        assert!(known == wanted, "docs/tables.md is not current: UPDATE_REPORTS=1 cargo test --lib tables writes it anew");
    }
}
