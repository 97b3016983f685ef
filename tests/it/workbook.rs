//! The workbook, opened by another reader: sheets, heads, types of cells, and text that is never a formula.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use compare_sources::report::tables::{ALL, Holds};

/// Every sheet under its name, one line per row, its cells separated by tabs.
pub fn rows(file: &Path) -> String {
    let mut book: Xlsx<_> = open_workbook(file).expect("a workbook");
    let mut out = String::new();
    for (name, sheet) in book.worksheets() {
        out.push_str(&format!("== {name}\n"));
        for row in sheet.rows() {
            let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
            out.push_str(&format!("{}\n", cells.join("\t").trim_end()));
        }
    }
    out
}

fn compared(folder: &Path, accounts: &str, name: &str) -> std::path::PathBuf {
    let file = folder.join(name);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = crate::program::quiet().arg(accounts).arg("-q").arg("-o").arg(&file).current_dir(root).status();
    assert!(run.expect("runs").success());
    file
}

/// A sheet as rows under the names of its columns.
fn under_heads(sheet: &Range<Data>) -> Vec<BTreeMap<String, Data>> {
    let heads: Vec<String> = sheet.rows().next().expect("a head").iter().map(ToString::to_string).collect();
    sheet.rows().skip(1).map(|row| heads.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

#[test]
fn another_reader_finds_the_tables_between_a_summary_and_what_they_mean() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = compared(folder.path(), "sources", "report.xlsx");
    let mut book: Xlsx<_> = open_workbook(&file).expect("a workbook");
    let names = book.sheet_names();
    let tables: Vec<String> = ALL.iter().map(|table| table.sheet()).collect();
    assert_eq!((names[0].as_str(), &names[1..names.len() - 1], names[names.len() - 1].as_str()), ("Summary", &tables[..], "Read me"));
    for table in &ALL {
        let sheet = book.worksheet_range(&table.sheet()).expect("a sheet");
        let heads: Vec<String> = sheet.rows().next().expect("a head").iter().map(ToString::to_string).collect();
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(heads[..columns.len()], columns, "{}", table.name);
        for row in under_heads(&sheet) {
            for column in table.columns {
                let (cell, holds) = (&row[column.name], column.holds);
                let fits = match cell {
                    Data::Empty => true,
                    Data::DateTime(_) => holds == Holds::Day,
                    // The normal form of a figure is also a number.
                    Data::Float(_) | Data::Int(_) => holds == Holds::Number || column.name.ends_with("value"),
                    Data::String(_) => matches!(holds, Holds::Text | Holds::Id),
                    Data::Bool(_) | Data::DateTimeIso(_) | Data::DurationIso(_) | Data::Error(_) => false,
                };
                assert!(fits, "{}.{}: {cell:?}", table.name, column.name);
            }
        }
    }
    let statements = book.worksheet_range("Statements").expect("a sheet");
    assert_eq!(statements.height() - 1, 78);
}

#[test]
fn the_summary_says_what_is_in_dispute_and_the_last_sheet_what_columns_mean() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = compared(folder.path(), "sources", "report.xlsx");
    let text = rows(&file);
    let sheet = |name: &str| text.split("== ").find(|part| part.starts_with(name)).expect("a sheet").to_string();
    let summary = sheet("Summary");
    let at = |what: &str| summary.find(what).unwrap_or_else(|| panic!("{what} is missing: {summary}"));
    let order = ["5 accounts", "IN SHORT", "CANNOT ALL BE RIGHT", "SEVERAL SAY THE SAME", "WHO REPORTS HOW MUCH"].map(at);
    assert!(order.is_sorted(), "{order:?}");
    assert!(summary.contains("Nov 10\t2\tmarmara, meridian"), "{summary}");
    let readme = sheet("Read me");
    for table in &ALL {
        for column in table.columns {
            assert!(readme.contains(&format!("{}\t{}\t", table.sheet(), column.name)), "{}.{}", table.name, column.name);
        }
    }
}

#[test]
fn the_same_bytes_each_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let read = |name| std::fs::read(compared(folder.path(), "sources/collision", name)).expect("written");
    assert!(read("a.xlsx") == read("b.xlsx"));
}

#[test]
fn text_is_never_a_formula() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("aa.txt"), "=HYPERLINK(\"http://example.invalid\") was \u{202e}written\u{1b}[2J at Orlova.\n")
        .expect("written");
    std::fs::write(folder.path().join("bb.txt"), "http://example.invalid was written at Orlova.\n").expect("written");
    let file = compared(folder.path(), folder.path().to_str().expect("UTF-8"), "out.xlsx");
    let mut book: Xlsx<_> = open_workbook(&file).expect("a workbook");
    let formulas = book.worksheet_formula("Statements").expect("a sheet");
    assert!(formulas.rows().flatten().all(String::is_empty));
    let statements = book.worksheet_range("Statements").expect("a sheet");
    let told: Vec<String> = statements.rows().map(|row| row[8].to_string()).collect();
    assert!(told.iter().any(|t| t.starts_with("=HYPERLINK") && t.contains("<U+202E>") && t.contains('␛')), "{told:?}");
}
