//! The cases in `tests/cases/pages/*.md`: whole files as users have them (columns, capitals, tables, scans), and what must be found between
//! them. A case has a name, its files, each in a fence that names it, and expectations in the form that `field.rs` explains.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::field::kept;

/// One case: files with their names, and what must be found.
#[derive(Default)]
struct Case {
    name: String,
    files: Vec<(String, String)>,
    wanted: Vec<String>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut out: Vec<Case> = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (&mut open, line) {
            (Some(_), "```") => out.last_mut().expect("a case has a name").files.extend(open.take()),
            (Some((_, text)), line) => *text = format!("{text}{line}\n"),
            (None, line) => {
                if let Some(name) = line.strip_prefix("## ") {
                    out.push(Case { name: name.into(), ..Case::default() });
                } else if let Some(file) = line.strip_prefix("```") {
                    open = Some((file.into(), String::new()));
                } else if let Some(wanted) = line.strip_prefix("- ") {
                    out.last_mut().expect("a case has a name").wanted.push(wanted.into());
                }
            }
        }
    }
    out
}

fn report(case: &Case) -> Value {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages").join(case.name.replace(' ', "-"));
    fs::create_dir_all(&folder).expect("a folder");
    let files = case.files.iter().map(|(name, text)| {
        let path = folder.join(name);
        fs::write(&path, text).expect("it can be written");
        path
    });
    let files: Vec<_> = files.collect();
    let mut run = assert_cmd::Command::cargo_bin("compare").expect("the program is built");
    let output = run.args(["--no-config", "--format", "json"]).args(files).output().expect("it runs");
    serde_json::from_slice(&output.stdout).expect("the report is JSON")
}

#[test]
fn every_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pages");
    let mut wrong = Vec::new();
    let mut files: Vec<_> = fs::read_dir(folder).expect("the cases are there").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    for file in files {
        for case in cases(&fs::read_to_string(&file).expect("UTF-8")) {
            let report = report(&case);
            assert!(!case.wanted.is_empty(), "{}", case.name);
            wrong.extend(
                case.wanted.iter().filter(|line| !kept(&report, line)).map(|line| format!("{}: {}: {line}", file.display(), case.name)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
