//! Versions of one text: what was added, removed, moved and changed, facts separate from wording; as table, inline, JSON and page.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

const FIRST: &str = "Ferry sinks off Oddan\n\nA ferry with 43 people on board sank in the Oddan sound on Monday, police said. It carried 12 cars.\n\n\
    The captain, Ole Brandt, said the ship had hit a rock. The owner, Brandt Line, answered no questions.\n\nThe ferry was built in 1987. \
    Witnesses saw a fire on deck.\n";
const SECOND: &str = "Ferry sinks off Oddan\n\nA ferry with 47 people on board sank in the Oddan sound on Monday, police said. It carried twelve cars.\n\n\
    The owner, Brandt Line, answered no questions. The captain, Ole Brandt, said the ship had hit a rock.\n\nThe captain was arrested at \
    noon. The ferry was built in 1987.\n";
const THIRD: &str = "Ferry sinks off Oddan\n\nA ferry with 47 people on board sank in the Oddan sound on Monday, the coast guard said. It carried \
    twelve cars.\n\nThe owner, Brandt Line, answered no question. The captain, Ole Brandt, said the ship had hit a rock.\n\nThe captain was \
    not arrested at noon. The ferry was built in 1978.\n\nThis article was amended to correct the year of building.\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("2021-05-03.txt", FIRST), ("2021-05-04.txt", SECOND), ("2021-05-06.txt", THIRD)] {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::cargo_bin("compare")
        .expect("built")
        .current_dir(folder)
        .args(arguments)
        .args(["--no-config", "-q"])
        .output()
        .expect("runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The kind and first words of each change of a step, except what was kept; for facts, their old and new values.
fn changes(step: &Value) -> Vec<String> {
    let text = |change: &Value, side: &str| change[side]["text"].as_str().map(str::to_string);
    let facts = |change: &Value| -> String {
        let words =
            |fact: &Value, side: &str| fact[side].as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
        change["facts"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|f| format!(" [{} {}>{}]", f["kind"].as_str().unwrap_or(""), words(f, "old"), words(f, "new")))
            .collect()
    };
    let one = |change: &Value| {
        let words = text(change, "new").or(text(change, "old")).unwrap_or_default();
        let begins: String = words.split(' ').take(3).collect::<Vec<_>>().join(" ");
        format!("{} {begins}{}", change["kind"].as_str().unwrap_or(""), facts(change))
    };
    step["changes"].as_array().into_iter().flatten().filter(|c| c["kind"] != "kept").map(one).collect()
}

#[test]
fn each_kind_of_change() {
    let folder = folder();
    let json: Value = serde_json::from_str(&said(folder.path(), &["--versions", ".", "-f", "json"])).expect("JSON");
    assert_eq!(json["dated"], true);
    let steps = json["steps"].as_array().expect("a list");
    assert_eq!(
        changes(&steps[0]),
        [
            "fact A ferry with [number 43 people>47 people]",
            "form It carried twelve",
            "moved The owner, Brandt",
            "added The captain was",
            "removed Witnesses saw a",
        ]
    );
    assert_eq!(
        changes(&steps[1]),
        [
            "fact A ferry with [source police>the coast guard]",
            "form The owner, Brandt",
            "fact The captain was [negation >not]",
            "fact The ferry was [date 1987>1978]",
        ]
    );
    assert_eq!(steps[0]["notes"].as_array().map(Vec::len), Some(0));
    assert_eq!(steps[1]["notes"][0], "This article was amended to correct the year of building.");
}

#[test]
fn all_forms() {
    let folder = folder();
    let table = said(folder.path(), &["--versions", ".", "--width", "100"]);
    for words in [
        "VERSIONS · 3 of one text, in the order of publication",
        "→ number: 43 people → 47 people",
        "2021-05-04 has no note of a change",
        "2021-05-06 has a note of a change: “This",
    ] {
        assert!(table.contains(words), "{words}: {table}");
    }
    let inline = said(folder.path(), &["--versions", ".", "-f", "inline", "--width", "120"]);
    for line in [
        "- 2021-05-03:3 A ferry with «43» people",
        "+ 2021-05-04:3 A ferry with {+47+} people",
        "> 2021-05-04:5 The owner",
        "  2021-05-04:7.2 The ferry",
    ] {
        assert!(inline.lines().any(|l| l.starts_with(line)), "{line}: {inline}");
    }
    let page = said(folder.path(), &["--versions", ".", "-f", "html"]);
    assert!(page.contains("<del>43</del>") && page.contains("<ins>47</ins>") && !page.contains("<script"), "{page}");
}

#[test]
fn the_order_is_the_users_where_no_day_is_known() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("b.txt"), FIRST).expect("written");
    fs::write(folder.path().join("a.txt"), SECOND).expect("written");
    let json: Value = serde_json::from_str(&said(folder.path(), &["--versions", "b.txt", "a.txt", "-f", "json"])).expect("JSON");
    assert_eq!((json["steps"][0]["from"].as_str(), json["dated"].as_bool()), (Some("b"), Some(false)));
}

#[test]
fn what_is_not_offered_says_so() {
    let folder = folder();
    for (arguments, word) in [
        (vec!["--versions", ".", "-f", "csv"], "table, inline, html or json"),
        (vec!["--versions", "2021-05-03.txt"], "two or more versions"),
    ] {
        let output = Command::cargo_bin("compare").expect("built").current_dir(folder.path()).args(&arguments).output().expect("runs");
        assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains(word), "{arguments:?}");
    }
}

#[test]
fn a_text_is_no_change_of_itself_and_back_again_is_the_same_backwards() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("1.txt", SECOND), ("2.txt", SECOND), ("3.txt", FIRST), ("4.txt", SECOND)] {
        fs::write(folder.path().join(name), text).expect("written");
    }
    let json: Value =
        serde_json::from_str(&said(folder.path(), &["--versions", "1.txt", "2.txt", "3.txt", "4.txt", "-f", "json"])).expect("JSON");
    assert!(changes(&json["steps"][0]).is_empty());
    let count = |step: usize, kind: &str| changes(&json["steps"][step]).iter().filter(|c| c.starts_with(kind)).count();
    assert_eq!((count(1, "added"), count(1, "removed")), (count(2, "removed"), count(2, "added")));
    assert_eq!(count(1, "fact"), count(2, "fact"));
}

#[test]
fn an_opposite_says_what_a_negation_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let body = |end: &str| format!("The mill by the weir was sold to a baker from Orrvik. {end}\n");
    let old = format!("Mill sold\n\nPublished 3 February 2020\n\n{}", body("The price is not known. The deed is not signed."));
    let new =
        format!("Mill sold\n\nPublished 3 February 2020, updated 4 February 2020\n\n{}", body("The price is unknown. The deed is signed."));
    fs::write(folder.path().join("a.txt"), old).expect("written");
    fs::write(folder.path().join("b.txt"), new).expect("written");
    let json: Value = serde_json::from_str(&said(folder.path(), &["--versions", "a.txt", "b.txt", "-f", "json"])).expect("JSON");
    let step = &json["steps"][0];
    assert_eq!(changes(step), ["words The price is", "fact The deed is [negation not>]"]);
    assert!(said(folder.path(), &["--versions", "a.txt", "b.txt"]).contains("has a note of a change: “Published 3 February 2020, updated"));
}
