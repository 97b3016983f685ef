//! A user's lexicon: what it adds and overrides, how a finding names it, and the errors for a wrong one.

use std::fs;

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

/// Two accounts of one sentence each, and a lexicon.
fn folder(a: &str, b: &str, lexicon: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (file, text) in [("a.txt", a), ("b.txt", b), ("words.toml", lexicon)] {
        fs::write(folder.path().join(file), text).expect("written");
    }
    folder
}

fn compare(folder: &TempDir) -> Command {
    let mut command = Command::from(crate::program::quiet());
    command.current_dir(folder.path()).arg(".");
    command
}

/// Kind, words and explanation of the wording findings.
fn found(folder: &TempDir, args: &[&str]) -> Vec<(String, Vec<String>, String)> {
    let output = compare(folder).args(args).args(["-f", "json", "-q"]).assert().success().get_output().stdout.clone();
    let report: Value = serde_json::from_slice(&output).expect("JSON");
    let text = |value: &Value| value.as_str().expect("text").to_string();
    let wording = report["differences"].as_array().expect("a list").iter().filter(|d| d["family"] == "wording");
    let words = |d: &Value| d["sides"].as_array().expect("sides").iter().map(|side| text(&side["value"])).collect();
    wording.map(|d| (text(&d["kind"]), words(d), text(&d["explanation"]))).collect()
}

/// The manual's example.
fn example() -> String {
    let manual = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/manual.md")).expect("it can be read");
    let chapter = manual.split("## Words of your own\n").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("there is a chapter");
    chapter.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("there is an example").to_string()
}

#[test]
fn the_manuals_example_finds_what_it_says() {
    let (a, b) =
        ("The tenants were evicted from the house in Brevik on 3 May 2031.", "The tenants moved out of the house in Brevik on 3 May 2031.");
    let folder = folder(a, b, &example());
    assert!(found(&folder, &[]).iter().all(|(kind, ..)| kind != "loaded"), "the program's own list has none of these words");
    let with = found(&folder, &["--lexicon", "words.toml"]);
    let (_, words, why) = with.iter().find(|(kind, ..)| kind == "loaded").expect("a finding");
    assert_eq!(words[..], ["evicted", "moved out"]);
    assert!(why.contains("for leaving a home, “evicted” says whether somebody was made to (your lexicon, words.toml:"), "{why}");
}

#[test]
fn words_join_a_sense_of_the_list() {
    let lexicon = "[[sets]]\nsense = \"armed people of one side\"\nloaded = [\"desperado\"]\n";
    let folder =
        folder("The desperados entered the harbour of Brevik in May.", "The soldiers entered the harbour of Brevik in May.", lexicon);
    let with = found(&folder, &["--lexicon", "words.toml"]);
    assert!(
        with.iter().any(|(kind, words, why)| kind == "loaded" && words[0] == "desperados" && why.ends_with("(your lexicon, words.toml:3)")),
        "{with:?}"
    );
}

#[test]
fn what_is_stated_goes_before_the_list_and_can_silence_it() {
    let (a, b) = ("The regime closed the harbour of Brevik in May.", "The government closed the harbour of Brevik in May.");
    let loaded = |lexicon: &str| {
        let folder = folder(a, b, lexicon);
        found(&folder, &["--lexicon", "words.toml"]).iter().filter(|(kind, ..)| kind == "loaded").count()
    };
    assert_eq!(loaded(""), 1);
    assert_eq!(loaded("[[sets]]\nsense = \"a government\"\nneutral = [\"regime\"]\n"), 0);
    assert_eq!(loaded("ignore = [\"regime\"]\n"), 0);
}

#[test]
fn judging_words_words_of_degree_and_of_distance_can_be_added() {
    let lexicon = "[[modifiers]]\nwhy = \"blames\"\nwords = [\"botched\"]\n[intensity]\nterms = [\"humongous\"]\n[distancing]\nterms = [\"soi-disant\"]\n";
    for (word, kind, why) in [
        ("botched", "loaded", "“botched” blames (your lexicon, words.toml:3)"),
        ("humongous", "intensity", "“humongous” adds force (your lexicon, words.toml:5)"),
        ("soi-disant", "distancing", "one account does not vouch for the word (your lexicon, words.toml:7)"),
    ] {
        let folder = folder(
            &format!("A {word} operation closed the harbour of Brevik in May."),
            "An operation closed the harbour of Brevik in May.",
            lexicon,
        );
        let with = found(&folder, &["--lexicon", "words.toml"]);
        assert!(with.iter().any(|(own, _, told)| own == kind && told.ends_with(why)), "{word}: {with:?}");
    }
}

#[test]
fn settings_may_name_it_and_reports_do() {
    let folder = folder("The mine closed in May.", "The mine closed in May.", "ignore = [\"regime\"]\n");
    fs::write(folder.path().join("compare.toml"), "lexicon = [\"words.toml\"]\n").expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_compare"));
    let output = command.current_dir(folder.path()).args([".", "-f", "json"]).assert().success().get_output().stdout.clone();
    let report: Value = serde_json::from_slice(&output).expect("JSON");
    assert!(report["settings"]["lexicon"][0].as_str().is_some_and(|path| path.ends_with("words.toml")), "{}", report["settings"]);
}

#[test]
fn a_wrong_one_is_told_with_its_line() {
    let folder = folder("The mine closed.", "The mine closed.", "[[sets]]\nsense = \"a government\"\nloadet = [\"x\"]\n");
    let says = contains("words.toml: line 3: there is no key loadet").and(contains("did you mean loaded?"));
    compare(&folder).args(["--lexicon", "words.toml"]).assert().code(2).stdout("").stderr(says);
    compare(&folder).args(["--lexicon", "nowhere.toml"]).assert().code(2).stderr(contains("there is no file nowhere.toml"));
}
