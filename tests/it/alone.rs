//! A run on one account shows in every format what was understood, and no report claims that anything was compared.

use std::fs;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const HERALD: &str = "At least fourteen miners were killed on 3 March 2031 at Orlova.\n\n\"The shaft was safe,\" said Ada Vane, the \
                      director. Vane called the massive rescue a miracle.\n\nThe pit has employed 300 people since 1961.\n";

fn alone() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("herald.txt"), HERALD).expect("written");
    folder
}

fn told(folder: &TempDir, args: &[&str]) -> String {
    let mut command = Command::from(crate::program::quiet());
    let output = command.current_dir(folder.path()).arg("herald.txt").args(args).assert().success().get_output().stdout.clone();
    String::from_utf8(output).expect("UTF-8")
}

#[test]
fn what_was_understood_is_told_with_its_lines() {
    let folder = alone();
    for width in ["60", "80", "100"] {
        let text = told(&folder, &["--width", width]);
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{width}: {what} is missing: {text}"));
        let parts = ["herald ·", "There is only one account", "DATED ·", "FIGURES ·", "WHO SAYS WHAT ·", "NAMES ·", "WORDS ·"].map(at);
        assert!(parts.is_sorted(), "{text}");
        for words in ["2031-03-03", "since 1961", "At least fourteen", "300 people", "Ada Vane", "say, 4 words", "massive"] {
            at(words);
        }
        let widest = text.lines().map(unicode_width::UnicodeWidthStr::width).max().expect("lines");
        assert!(widest.to_string().parse::<usize>().is_ok_and(|widest| widest <= width.parse().expect("a number")), "{text}");
    }
    for format in ["inline", "matrix", "columns"] {
        assert!(told(&folder, &["-f", format]).contains("There is only one account"), "{format}");
    }
}

#[test]
fn programs_get_the_same_contract_as_ever() {
    let json: Value = serde_json::from_str(&told(&alone(), &["-f", "json"])).expect("JSON");
    assert_eq!((json["schema"].as_u64(), json["accounts"].as_array().map(Vec::len)), (Some(1), Some(1)));
    for empty in ["claims", "differences", "pairings"] {
        assert_eq!(json[empty].as_array().map(Vec::len), Some(0), "{empty}");
    }
    assert!(json["mentions"].as_array().is_some_and(|mentions| mentions.len() > 5));
}

#[test]
fn every_report_says_that_there_is_one_account() {
    let folder = alone();
    told(&folder, &["-o", "one.html", "-o", "one.md", "-o", "one.xlsx", "-o", "words.csv", "-o", "accounts.csv"]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("readable");
    for text in [read("one.html"), read("one.md"), crate::workbook::rows(&folder.path().join("one.xlsx"))] {
        assert!(text.contains("There is only one account, so nothing is compared"), "{text}");
        assert!(text.contains("At least fourteen") && !text.contains("No match found ·"), "{text}");
    }
    let page = read("one.html");
    for compared in ["No match", "no match found in the others", "Disputes", "In short"] {
        assert!(!page.contains(compared), "{compared}");
    }
    assert!(read("words.csv").contains("massive"));
    // With nothing to compare, the counts of shared and unmatched statements are empty.
    let table = read("accounts.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let heads = reader.headers().expect("a head").clone();
    let row = reader.records().next().expect("a row").expect("readable");
    let cell = |name: &str| &row[heads.iter().position(|head| head == name).expect("a column")];
    assert_eq!((cell("statements"), cell("shared"), cell("no_match")), ("4", "", ""));
}
