//! `compare.toml`: where it is looked for, what overrides what, and the errors for a wrong one.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use tempfile::TempDir;

/// A working folder inside one with settings, and a folder with the user's settings; an empty text means no file.
fn folders(near: &str, own: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("project/texts")).expect("made");
    fs::create_dir_all(folder.path().join("user/compare")).expect("made");
    for (path, text) in [("project/compare.toml", near), ("user/compare/compare.toml", own)] {
        if !text.is_empty() {
            fs::write(folder.path().join(path), text).expect("written");
        }
    }
    folder
}

/// The program in the working folder, with that user's settings.
fn compare(folder: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_compare"));
    command.env("XDG_CONFIG_HOME", folder.path().join("user")).env("APPDATA", folder.path().join("user"));
    command.current_dir(folder.path().join("project/texts"));
    command
}

fn shown(folder: &TempDir, args: &[&str]) -> String {
    let output = compare(folder).args(args).arg("--show-settings").assert().success().get_output().stdout.clone();
    String::from_utf8(output).expect("UTF-8")
}

fn line<'a>(shown: &'a str, key: &str) -> &'a str {
    shown.lines().find(|line| line.trim_start_matches("# ").starts_with(&format!("{key} ="))).expect("every key is shown")
}

#[test]
fn flags_go_before_the_nearest_file_before_the_users_before_the_defaults() {
    let folder = folders("\nwidth = 90\nmin = \"wording\"\n", "width = 120\nformat = \"inline\"\n");
    let shown = shown(&folder, &["--min", "conflict"]);
    let near = fs::canonicalize(folder.path().join("project")).expect("it is there").join("compare.toml");
    assert!(line(&shown, "width").ends_with(&format!("width = 90 # {}:2", near.display())), "{shown}");
    assert!(line(&shown, "format").starts_with("format = \"inline\" # ") && line(&shown, "format").ends_with("compare.toml:2"), "{shown}");
    assert_eq!(line(&shown, "min"), "min = \"conflict\" # flag");
    assert_eq!(line(&shown, "pairing-threshold"), "pairing-threshold = 0.2 # default");
}

#[test]
fn what_is_shown_is_a_file_of_settings_that_says_the_same() {
    let values = |shown: &str| -> Vec<String> { shown.lines().map(|l| l.split(" # ").next().unwrap_or(l).to_string()).collect() };
    let folder = folders("hide = [\"report-verb\", \"coverage\"]\none-event = true\nabout-percent = 20\ngrammar = [\"g\"]\n", "");
    let first = shown(&folder, &["-a", "--encoder", "here", "--color=never"]);
    let kept = folder.path().join("kept.toml");
    fs::write(&kept, &first).expect("written");
    let again = shown(&folder, &["--config", kept.to_str().expect("UTF-8")]);
    assert_eq!(values(&first)[1..], values(&again)[1..]);
}

#[test]
fn one_file_can_be_named_and_all_can_be_left_out() {
    let folder = folders("width = 90\n", "format = \"json\"\n");
    fs::write(folder.path().join("other.toml"), "width = 70\n").expect("written");
    let named = shown(&folder, &["--config", "../../other.toml"]);
    assert!(line(&named, "width").starts_with("width = 70") && line(&named, "format").ends_with("# default"), "{named}");
    let none = shown(&folder, &["--no-config"]);
    assert!(line(&none, "width").ends_with("# default") && line(&none, "format").ends_with("# default"), "{none}");
    compare(&folder).args(["--config", "none.toml", "--show-settings"]).assert().code(2).stderr(contains("there is no file none.toml"));
    compare(&folder).args(["--config", "none.toml", "--no-config"]).assert().code(2).stderr(contains("cannot be used with"));
}

#[test]
fn a_wrong_file_is_told_with_its_line() {
    for (text, says) in
        [("\nwidht = 90\n", "line 2: there is no key widht"), ("format = \"tabel\"\n", "line 1: \"tabel\" is not one of table,")]
    {
        let folder = folders(text, "");
        let suggests = if text.contains("widht") { "did you mean width?" } else { "did you mean table?" };
        let whole = contains("compare.toml: ").and(contains(says)).and(contains(suggests));
        compare(&folder).arg(".").assert().code(2).stdout("").stderr(whole);
    }
}

#[test]
fn settings_are_applied() {
    let folder = folders("format = \"json\"\n", "");
    let texts = folder.path().join("project/texts");
    fs::write(texts.join("a.txt"), "The mine at Orlova cost 1,960 million crowns, the owner said on 3 March 2031.\n").expect("written");
    fs::write(texts.join("b.txt"), "The mine at Orlova cost 2,000 million crowns, the owner said on 3 March 2031.\n").expect("written");
    let relation = |settings: &str| {
        fs::write(Path::new(&folder.path().join("project/compare.toml")), settings).expect("written");
        let output = compare(&folder).arg(".").assert().success().get_output().stdout.clone();
        let report: serde_json::Value = serde_json::from_slice(&output).expect("JSON, as the settings say");
        let differences = report["differences"].as_array().expect("a list").clone();
        let quantity = differences.into_iter().find(|d| d["kind"] == "quantity");
        (quantity.map(|d| d["relation"].as_str().expect("a word").to_string()), report["settings"].clone())
    };
    assert_eq!(relation("format = \"json\"\n").0.as_deref(), Some("compatible"));
    let (strict, settings) = relation("format = \"json\"\nrounding-percent = 1\n");
    assert_eq!((strict.as_deref(), &settings["rounding_percent"]), (Some("conflict"), &serde_json::Value::from(1)));
    compare(&folder).args([".", "-v"]).assert().success().stderr(contains("setting: rounding-percent = 1 # "));
    assert_eq!(relation("format = \"json\"\nhide = [\"quantity\"]\n").0, None);
    let (none, settings) = relation("format = \"json\"\npairing-threshold = 1.0\n");
    assert_eq!((none, &settings["pairing"]), (None, &serde_json::Value::from(1.0)));
}

#[test]
fn the_manual_shows_every_key_and_what_it_shows_is_understood() {
    let manual = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/manual.md")).expect("it can be read");
    let chapter = manual.split("## Settings\n").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("there is a chapter");
    let example = chapter.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("there is an example");
    let folder = folders(example, "");
    for line in shown(&folder, &[]).lines().skip(1) {
        assert!(line.contains("compare.toml:"), "not in the manual: {line}");
    }
}

/// Two accounts with a conflict, a choice of words, and two dates that can both be true.
fn told() -> TempDir {
    let folder = folders("", "");
    let text = |toll: &str, men: &str, when: &str| {
        format!("{toll} miners were killed at Orlova on 3 March 2031.\n\nThe {men} entered the harbour of Brevik {when} 2031.\n")
    };
    let texts = folder.path().join("project/texts");
    fs::write(texts.join("a.txt"), text("Fourteen", "soldiers", "on 5 May")).expect("written");
    fs::write(texts.join("b.txt"), text("Nine", "troops", "in May")).expect("written");
    folder
}

#[test]
fn small_findings_are_for_those_who_ask_and_conflicts_for_everybody() {
    let folder = told();
    let report = |sensitivity: &str, format: &str| {
        let args = [".", "--no-config", "-q", "-a", "-f", format, "--sensitivity", sensitivity];
        let text = compare(&folder).args(args).assert().success().get_output().stdout.clone();
        // Where lines break depends on the width.
        String::from_utf8(text).expect("UTF-8").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for format in ["table", "inline", "md"] {
        let [low, normal, high] = ["low", "normal", "high"].map(|sensitivity| report(sensitivity, format));
        let unshown = "1 finding that matters less is not shown (both can be true 1)";
        assert!(normal.contains(unshown) && !high.contains("not shown ("), "{format}: {normal}");
        assert!(low.contains("2 findings that matter less are not shown (words 1, both can be true 1)"), "{format}: {low}");
        for text in [&low, &normal, &high] {
            assert!(text.contains("even rounded, they cannot both be right"), "{format}: {text}");
        }
        let tells = |text: &String| ["two words for armed people", "within the other"].map(|why| text.contains(why));
        assert_eq!([&low, &normal, &high].map(tells), [[false, false], [true, false], [true, true]], "{format}");
    }
    // The page folds away what matters less.
    let minor = ["low", "normal", "high"].map(|sensitivity| [2, 1].map(|n| report(sensitivity, "html").contains(&format!("minor ({n})"))));
    assert_eq!(minor, [[true, false], [false, true], [false, false]]);
    for format in ["json", "jsonl", "csv"] {
        assert_eq!(report("low", format), report("high", format));
        assert!(["trivial", "minor", "major"].iter().all(|level| report("low", format).contains(level)), "{format}");
    }
}
