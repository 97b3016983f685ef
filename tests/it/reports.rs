//! Hostile text never reaches a terminal, a spreadsheet or JSON raw, whether it is in a text, in its front matter or in a file's name.

use std::fs;

use assert_cmd::Command;
use tempfile::TempDir;

/// Text that clears the screen, changes the window's title, reverses the reading order, hides itself, and calculates.
const ACCOUNT: &str = "---
source: \"=cmd|' /C calc'!A0 \\e]0;owned\\a\"
title: \"\\u202Etitle \\x9b2J\"
published: 2031-03-04
---

Fourteen miners were \u{1b}[2Jkilled at Orlova on 3 March 2031, the \u{202e}ministry\u{202c} said\u{200b}.

=HYPERLINK(\"http://example.invalid\",\"Nine\") people of Orlova \u{9b}31m were \u{7f} freed.

@SUM(1+1) \u{2066}isolated\u{2069} \u{e0041}tag \u{feff}mark.
";

/// Formats laid out in columns: those whose audience in `FORMATS` is the terminal.
const TERMINAL: [&str; 8] = ["table", "inline", "matrix", "timeline", "names", "profile", "concordance", "columns"];

/// True for raw characters that no report may contain.
fn raw(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0041}')
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("aa.txt"), ACCOUNT).expect("written");
    let other = ACCOUNT.replace("Fourteen", "Nine").replace("freed", "\u{1b}]8;;http://example.invalid\u{7}saved\u{1b}]8;;\u{7}");
    fs::write(folder.path().join("bb.txt"), other).expect("written");
    #[cfg(unix)]
    fs::write(folder.path().join("c\u{1b}[31m\u{202e}c.txt"), "Fourteen miners were killed at Orlova on 3 March 2031.\n").expect("written");
    folder
}

fn shown(folder: &TempDir, args: &[&str]) -> (String, String) {
    let mut command = Command::from(crate::program::quiet());
    let output =
        command.env_remove("CLICOLOR_FORCE").current_dir(folder.path()).arg(".").args(args).assert().success().get_output().clone();
    (String::from_utf8(output.stdout).expect("UTF-8"), String::from_utf8(output.stderr).expect("UTF-8"))
}

#[test]
fn no_report_and_no_notice_holds_raw_signs() {
    let folder = folder();
    for args in [
        &["-f", "table", "-a"][..],
        &["-f", "inline"],
        &["-f", "matrix"],
        &["-f", "timeline"],
        &["-f", "names", "-a"],
        &["-f", "profile", "-a"],
        &["-f", "concordance", "-a"],
        &["-f", "columns"],
        &["-f", "json"],
        &["-f", "csv"],
        &["-f", "html"],
        &["-f", "md"],
        &["-f", "jsonl"],
        &["-f", "tei"],
        &["--explain", "aa:7"],
        &["-v"],
    ] {
        let (out, err) = shown(&folder, args);
        for text in [out, err] {
            assert!(!text.contains(raw), "{args:?}: {:?} in\n{text:?}", text.chars().find(|c| raw(*c)));
        }
    }
}

#[test]
fn colour_brings_its_own_codes_and_no_others() {
    let folder = folder();
    for format in TERMINAL {
        let (out, _) = shown(&folder, &["-f", format, "--color", "always"]);
        for code in out.split('\u{1b}').skip(1) {
            let rest = code.strip_prefix('[').expect("only select-graphic-rendition codes");
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';').expect("a code ends");
            assert!(rest[end..].starts_with('m'), "{format}: {code:?}");
        }
    }
}

#[test]
fn no_cell_is_a_formula() {
    let folder = folder();
    let out = folder.path().join("tables/");
    shown(&folder, &["-f", "csv", "-o", out.to_str().expect("UTF-8")]);
    for table in &compare_sources::report::tables::ALL {
        let name = table.file();
        let text = fs::read_to_string(out.join(&name)).expect("readable");
        assert!(!text.contains(raw), "{name}");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in record.expect("a record").iter() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {cell}");
            }
        }
    }
    let statements = fs::read_to_string(out.join("statements.csv")).expect("readable");
    assert!(statements.contains("'=HYPERLINK"), "the formula is shown as text");
}

#[test]
fn no_report_is_wider_than_asked() {
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/sources");
    for width in [60, 80, 120, 200] {
        for format in TERMINAL {
            let mut command = Command::from(crate::program::quiet());
            let asked = width.to_string();
            command.env_remove("CLICOLOR_FORCE").args([sources, "-f", format, "--width", &asked, "--base", "masis"]);
            let output = command.assert().success().get_output().stdout.clone();
            for line in String::from_utf8(output).expect("UTF-8").lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{format} {width}: {line}");
            }
        }
    }
}
