//! What the program shows at a terminal: views side by side, links to files, a pager for long output.

use std::fs;
use std::process::Stdio;

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use tempfile::TempDir;

/// The program without the environment variables that set colours and width.
fn compare() -> Command {
    let mut command = Command::from(crate::program::quiet());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

/// A folder with two accounts, and the program to run in it.
fn two() -> (TempDir, Command) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, toll) in [("herald.txt", "Fourteen"), ("ledger.txt", "Nine")] {
        fs::write(folder.path().join(name), format!("{toll} miners were killed on 3 March 2031 at Orlova.\n")).expect("written");
    }
    let mut command = compare();
    command.current_dir(folder.path());
    (folder, command)
}

fn sample() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/sources").to_string()
}

#[test]
fn more_than_three_accounts_do_not_stand_side_by_side() {
    compare().args([&sample(), "-f", "columns"]).assert().code(2).stdout("").stderr(contains("such as --base caucasus"));
    compare().args([&sample(), "-f", "columns", "--base", "masis"]).assert().success().stdout(contains("masis:13"));
    let (_folder, mut command) = two();
    command.args([".", "-f", "columns"]).assert().success().stdout(contains("«Fourteen»").and(contains("«Nine»")));
}

#[test]
fn names_are_those_that_were_asked_for() {
    compare().args([&sample(), "-f", "names", "--entity", "Kalbajar"]).assert().success().stdout(contains("NAMES · 1 ·"));
}

#[test]
fn links_lead_to_the_lines_of_the_files() {
    let (folder, mut command) = two();
    let output = command.args([".", "--hyperlinks", "--color", "always"]).assert().success().get_output().stdout.clone();
    let file = fs::canonicalize(folder.path().join("herald.txt")).expect("it is there");
    let link = format!("\u{1b}]8;;file://{}#1\u{1b}\\", file.display());
    assert!(String::from_utf8_lossy(&output).contains(&link), "{}", String::from_utf8_lossy(&output));
    for args in [&[".", "--hyperlinks"][..], &[".", "--color", "always"]] {
        let (_folder, mut command) = two();
        command.args(args).assert().success().stdout(contains("]8;;").not());
    }
}

/// The terminal, of ten rows, is made by `script`, if it is installed.
#[cfg(target_os = "linux")]
#[test]
fn long_output_on_a_terminal_goes_through_a_pager() {
    let shown = |args: &str| {
        let command = format!("stty rows 10 cols 80; '{}' --no-config '{}' -q {args}", env!("CARGO_BIN_EXE_compare"), sample());
        let mut script = std::process::Command::new("script");
        script.args(["-qec", &command, "/dev/null"]).env("COMPARE_PAGER", "sed s/^/PAGED/").env("PAGER", "false").stdin(Stdio::null());
        script.output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let Ok(paged) = shown("--color never") else {
        crate::skipped::skipped("no script was found: the pager was not tried on a terminal");
        return;
    };
    assert!(paged.contains("5 accounts, 5 independent texts") && paged.contains("PAGEDIN SHORT"), "{paged}");
    let plain = shown("--color never --no-pager").expect("it ran before");
    assert!(plain.contains("5 accounts") && !plain.contains("PAGED"), "{plain}");
    let short = shown("--suggest-aliases | head -3").expect("it ran before");
    assert!(!short.contains("PAGED"), "{short}");
}
