//! The reports of the sample accounts, byte for byte: each topic of `sources/` in each format, on one thread and on two, with the
//! arguments in any order. `UPDATE_REPORTS=1 cargo test --test it goldens` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

/// Folder of accounts, and the folder of its reports.
const TOPICS: [(&str, &str); 3] =
    [("sources", "reports/kalbajar"), ("sources/harbour-fire", "reports/harbour-fire"), ("sources/collision", "reports/collision")];

/// Format and file name of its report.
const FORMATS: [(&str, &str); 14] = [
    ("table", "table.txt"),
    ("inline", "inline.txt"),
    ("matrix", "matrix.txt"),
    ("timeline", "timeline.txt"),
    ("names", "names.txt"),
    ("profile", "profile.txt"),
    ("concordance", "concordance.txt"),
    ("columns", "columns.txt"),
    ("csv", "differences.csv"),
    ("json", "comparison.json"),
    ("jsonl", "findings.jsonl"),
    ("html", "report.html"),
    ("md", "report.md"),
    ("tei", "apparatus.xml"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The `.txt` files of a folder, as given on a command line from the project's root.
fn accounts(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).expect("the sample folder can be read");
    let mut names: Vec<String> = entries
        .filter_map(|e| e.ok().map(|e| e.file_name().to_string_lossy().into_owned()))
        .filter(|name| name.ends_with(".txt"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    names.sort();
    names
}

fn report(paths: &[String], format: &str, threads: &str) -> Vec<u8> {
    // More than three accounts do not stand side by side: one of them is held against the others.
    let base: &[&str] = if format == "columns" && paths.len() > 3 { &["--base", "meridian"] } else { &[] };
    let output = crate::program::quiet()
        .args(paths)
        .args(base)
        .args(["-f", format, "--threads", threads, "--color", "never", "--width", "100", "-q"])
        .current_dir(root())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The first line that differs, for a message a person can use.
fn first_difference(wanted: &[u8], got: &[u8]) -> String {
    let (wanted, got) = (String::from_utf8_lossy(wanted), String::from_utf8_lossy(got));
    let mut lines = wanted.lines().zip(got.lines()).enumerate();
    match lines.find(|(_, (a, b))| a != b) {
        Some((at, (a, b))) => format!("line {}:\n  was {a}\n  is  {b}", at + 1),
        None => "one is longer than the other".into(),
    }
}

#[test]
fn reports_are_current() {
    for (folder, reports) in TOPICS {
        let paths = accounts(folder);
        assert!(paths.len() >= 3, "{folder}");
        for (format, file) in FORMATS {
            let golden: PathBuf = root().join(reports).join(file);
            is_current(&golden, &report(&paths, format, "1"));
        }
    }
}

/// The other tables for spreadsheets, and the workbook as another reader sees it: a line for each row.
#[test]
fn tables_and_workbooks_are_current() {
    for (folder, reports) in TOPICS {
        let made = tempfile::tempdir().expect("a folder");
        let write = |arguments: &[&str]| {
            let run = crate::program::quiet().args(accounts(folder)).args(arguments).arg("-q").current_dir(root()).status();
            assert!(run.expect("the program runs").success(), "{folder} {arguments:?}");
        };
        write(&["-f", "csv", "-o", &made.path().join("tables").display().to_string()]);
        // The differences are also what standard output gets, and are compared there.
        for table in compare_sources::report::tables::ALL.iter().filter(|table| table.name != "differences") {
            let got = fs::read(made.path().join("tables").join(table.file())).expect("a table");
            is_current(&root().join(reports).join(table.file()), &got);
        }
        let workbook = made.path().join("report.xlsx");
        write(&["-o", &workbook.display().to_string()]);
        is_current(&root().join(reports).join("workbook.tsv"), crate::workbook::rows(&workbook).as_bytes());
    }
}

fn is_current(golden: &Path, got: &[u8]) {
    if std::env::var_os("UPDATE_REPORTS").is_some() {
        fs::create_dir_all(golden.parent().expect("a folder")).expect("the folder of reports can be made");
        fs::write(golden, got).expect("a report can be written");
    }
    let wanted = fs::read(golden).unwrap_or_else(|e| panic!("{}: {e}", golden.display()));
    assert!(got == wanted, "{} has changed: {}", golden.display(), first_difference(&wanted, got));
}

#[test]
fn neither_threads_nor_order_change_a_byte() {
    for (folder, _) in TOPICS {
        let paths = accounts(folder);
        let mut shuffled = paths.clone();
        shuffled.rotate_left(2);
        shuffled.swap(0, 1);
        // All reports are made of one comparison, which JSON tells whole.
        for format in ["json", "table", "html", "profile"] {
            let one = report(&paths, format, "1");
            assert!(one == report(&paths, format, "2"), "{folder} {format}: two threads");
            assert!(one == report(&shuffled, format, "2"), "{folder} {format}: shuffled");
        }
    }
}

#[test]
fn the_readme_shows_real_output() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README can be read");
    let table = fs::read_to_string(root().join("reports/kalbajar/table.txt")).expect("the report can be read");
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the README has an excerpt");
    assert!(shown.lines().count() > 10);
    for line in shown.lines() {
        assert!(table.lines().any(|l| l == line), "not in the report any more: {line}");
    }
}
