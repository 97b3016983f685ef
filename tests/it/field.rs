//! Accounts from users: folders in `../shared/cases/field`, if they are beside the project, and what must be found in each
//! (`tests/cases/field.md`). Our own cases of the same kinds are in the other folders of `tests/cases` and need nothing beside the project.
//!
//! A line with `- ` is an expectation that is met, one with `? ` is not met yet; the test fails if a `? ` line is met. The forms of a line:
//! `statements ACCOUNT N`; `same ID ID` (one claim, no conflict between them); `open ID ID` (no conflict);
//! `conflict KIND ID ID: WORDS | WORDS` (of any of several kinds, `KIND,KIND`, or `any`; the words may be in the value or the text of a
//! side); `finding KIND ID ID`; `none KIND` or `none KIND: WORDS` (no difference of that kind, or none with these words on a side);
//! `not agreed ID`; `apart ID ID` (no entity in common); `unit ID: UNIT`; `no statement: WORDS`; `none alone` (no unmatched statement).

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The JSON report on all accounts of a folder.
pub fn report(folder: &Path) -> Value {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).expect("the folder is there").map(|e| e.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let run = assert_cmd::Command::cargo_bin("compare").expect("the program is built");
    let output = { run }.args(["--no-config", "--format", "json"]).args(files).output().expect("it runs");
    serde_json::from_slice(&output.stdout).expect("the report is JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn holds(list: &Value, id: &str) -> bool {
    list.as_array().is_some_and(|items| items.iter().any(|item| item == id))
}

/// True if a side of a difference has these words in its value or text.
fn told(side: &Value, words: &str) -> bool {
    let words = words.to_lowercase();
    ["value", "text"].iter().any(|key| side[key].as_str().is_some_and(|text| text.to_lowercase().contains(&words)))
}

/// True if each of these statements is on a side of the difference.
fn between(difference: &Value, ids: &[&str]) -> bool {
    ids.iter().all(|id| list(difference, "sides").any(|side| side["statement"] == *id))
}

fn is_kind(difference: &Value, kinds: &str) -> bool {
    kinds == "any" || kinds.split(',').any(|kind| difference["kind"] == kind)
}

/// True if the report meets an expectation.
pub fn kept(report: &Value, line: &str) -> bool {
    let (head, words) = line.split_once(": ").unwrap_or((line, ""));
    let parts: Vec<&str> = head.split_whitespace().collect();
    let conflict = |d: &Value| d["relation"] == "conflict";
    let together = |a: &str, b: &str| list(report, "claims").any(|c| holds(&c["statements"], a) && holds(&c["statements"], b));
    let entities = |id: &str| list(report, "statements").find(|s| s["id"] == id).map(|s| s["entities"].clone()).unwrap_or_default();
    match parts.as_slice() {
        ["statements", account, number] => {
            list(report, "statements").filter(|s| s["account"] == *account).count() == number.parse::<usize>().expect("a number")
        }
        ["same", a, b] => together(a, b) && !list(report, "differences").any(|d| conflict(d) && between(d, &[a, b])),
        ["open", a, b] => !list(report, "differences").any(|d| conflict(d) && between(d, &[a, b])),
        ["conflict", kinds, a, b] => {
            let (x, y) = words.split_once(" | ").unwrap_or(("", ""));
            let side = |d: &Value, id: &str, words: &str| list(d, "sides").any(|s| s["statement"] == id && told(s, words));
            list(report, "differences").any(|d| conflict(d) && is_kind(d, kinds) && side(d, a, x) && side(d, b, y))
        }
        ["finding", kinds, a, b] => list(report, "differences").any(|d| is_kind(d, kinds) && between(d, &[a, b])),
        ["none", "alone"] => list(report, "unmatched").next().is_none(),
        ["none", kinds] => {
            let shown = |d: &Value| words.is_empty() || list(d, "sides").any(|side| told(side, words));
            !list(report, "differences").any(|d| is_kind(d, kinds) && shown(d))
        }
        ["not", "agreed", id] => !list(report, "claims").any(|c| c["verdict"] == "agreed" && holds(&c["statements"], id)),
        ["apart", a, b] => {
            let theirs = entities(b);
            entities(a).as_array().is_none_or(|own| !own.iter().any(|e| e.as_str().is_some_and(|e| holds(&theirs, e))))
        }
        ["unit", id] => list(report, "mentions").any(|m| m["statement"] == *id && m["unit"] == words),
        ["no", "statement"] => !list(report, "statements").any(|s| s["text"] == words),
        _ => panic!("no such expectation: {line}"),
    }
}

#[test]
fn what_people_brought() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let field = project.join("../shared/cases/field");
    let text = fs::read_to_string(project.join("tests/cases/field.md")).expect("the expectations are there");
    let (mut wrong, mut folders) = (Vec::new(), 0);
    for case in text.split("\n## ").skip(1) {
        let name = case.lines().next().expect("a case has a name");
        let folder = field.join(name);
        if !folder.is_dir() {
            continue;
        }
        let report = report(&folder);
        folders += 1;
        for line in case.lines() {
            if let Some(line) = line.strip_prefix("- ").filter(|line| !kept(&report, line)) {
                wrong.push(format!("{name}: {line}"));
            } else if let Some(line) = line.strip_prefix("? ").filter(|line| kept(&report, line)) {
                wrong.push(format!("{name}: met now, but marked as not met yet: {line}"));
            }
        }
    }
    if folders == 0 {
        crate::skipped::skipped("no folders of the field beside the project");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
