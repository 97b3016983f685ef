//! The workbook, opened again by another reader: sheets, heads, types of cells, and text that stays text.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};

/// Every sheet under its name, a line for each row, its cells by tabs.
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

#[test]
fn another_reader_finds_the_tables() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = compared(folder.path(), "sources", "report.xlsx");
    let mut book: Xlsx<_> = open_workbook(&file).expect("a workbook");
    assert_eq!(
        book.sheet_names(),
        ["Accounts", "Agreed", "Not settled", "Perhaps the same", "Differences", "No match found", "Claims", "Statements", "Coverage"]
    );
    let accounts = book.worksheet_range("Accounts").expect("a sheet");
    assert_eq!(accounts.get_value((1, 0)), Some(&Data::String("caucasus".into())));
    assert!(matches!(accounts.get_value((1, 3)), Some(Data::DateTime(_))), "a day is a day: {:?}", accounts.get_value((1, 3)));
    let claims = book.worksheet_range("Claims").expect("a sheet");
    assert!(matches!(claims.get_value((1, 4)), Some(Data::Float(n)) if *n >= 2.0), "a number is a number");
    let differences = book.worksheet_range("Differences").expect("a sheet");
    let heads: Vec<String> = differences.rows().next().expect("a head").iter().map(ToString::to_string).collect();
    assert_eq!(heads[..5], ["difference", "claim", "family", "kind", "relation"]);
    let relations: Vec<String> = differences.rows().skip(1).map(|row| row[4].to_string()).collect();
    let conflicts = relations.iter().filter(|relation| *relation == "conflict").count();
    assert!(conflicts > 0 && relations[..conflicts].iter().all(|relation| relation == "conflict"), "conflicts come first");
    let agreed = book.worksheet_range("Agreed").expect("a sheet");
    let origins: Vec<f64> = agreed.rows().skip(1).filter_map(|row| if let Data::Float(n) = row[4] { Some(n) } else { None }).collect();
    assert!(origins.len() > 5 && origins.is_sorted_by(|a, b| a >= b), "most origins first: {origins:?}");
    let statements = book.worksheet_range("Statements").expect("a sheet");
    assert_eq!(statements.height() - 1, 78);
    for row in differences.rows().skip(1) {
        let claim = row[1].to_string();
        assert!(claims.rows().any(|r| r[0].to_string() == claim), "{claim}");
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
    let told: Vec<String> = statements.rows().map(|row| row[6].to_string()).collect();
    assert!(told.iter().any(|t| t.starts_with("=HYPERLINK") && t.contains("<U+202E>") && t.contains('␛')), "{told:?}");
}
