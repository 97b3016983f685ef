//! The program from outside: exit codes, streams, colour, files and error messages.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

const HERALD: &str = "Fourteen miners were killed on 3 March 2031 at Orlova.\n\nA band played.\n";
const LEDGER: &str = "Nine miners were killed on 3 March 2031 at Orlova.\n\nWork has stopped there.\n";

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
    fs::write(folder.path().join("herald.txt"), HERALD).expect("written");
    fs::write(folder.path().join("ledger.txt"), LEDGER).expect("written");
    let mut command = compare();
    command.current_dir(folder.path());
    (folder, command)
}

fn json(command: &mut Command) -> Value {
    let output = command.args(["-f", "json"]).assert().success().get_output().stdout.clone();
    serde_json::from_slice(&output).expect("JSON on standard output")
}

fn sample() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/sources").to_string()
}

#[test]
fn no_paths_is_answered_with_what_to_do() {
    compare().assert().code(2).stdout("").stderr(contains("name the accounts to compare").and(contains("--help")));
}

#[test]
fn a_missing_file_is_trouble() {
    let (_folder, mut command) = two();
    command.args(["herald.txt", "nowhere.txt"]).assert().code(2).stdout("").stderr(contains("there is no file nowhere.txt"));
}

#[test]
fn of_two_accounts_both_must_say_something() {
    let (folder, mut command) = two();
    fs::write(folder.path().join("empty.txt"), "").expect("written");
    command.args(["herald.txt", "empty.txt"]).assert().code(2).stdout("").stderr(contains("only herald.txt contains statements"));
    let (_folder, mut command) = two();
    command.write_stdin("").arg("-").assert().code(2).stderr(contains("none of the files contains a statement"));
}

#[test]
fn a_folder_stands_for_its_accounts() {
    let (folder, mut command) = two();
    fs::write(folder.path().join("notes.jpg"), "not read").expect("written");
    fs::write(folder.path().join(".hidden.txt"), "not read").expect("written");
    let report = json(command.arg("."));
    let paths: Vec<&str> = report["accounts"].as_array().expect("a list").iter().map(|a| a["path"].as_str().expect("a path")).collect();
    assert_eq!(paths, ["./herald.txt", "./ledger.txt"]);
    let empty = tempfile::tempdir().expect("a folder");
    compare().arg(empty.path()).assert().code(2).stderr(contains("contains no text, document, mail or subtitles"));
}

#[test]
fn standard_input_is_an_account() {
    let (_folder, mut command) = two();
    let report = json(command.args(["herald.txt", "-"]).write_stdin(LEDGER));
    assert!(report["accounts"].as_array().is_some_and(|a| a.iter().any(|a| a["path"] == "-")), "{}", report["accounts"]);
}

#[test]
fn colour_is_for_those_who_want_it() {
    let coloured = |set: &[(&str, &str)], args: &[&str]| {
        let output = compare().arg(sample()).envs(set.iter().copied()).args(args).assert().success().get_output().stdout.clone();
        output.contains(&0x1b)
    };
    assert!(!coloured(&[], &[]), "a pipe is not coloured");
    assert!(coloured(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]));
    assert!(coloured(&[("NO_COLOR", "1")], &["--color", "always"]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1")], &["--color", "never"]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1")], &["-f", "json"]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1")], &["-f", "csv"]));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for format in ["table", "inline", "csv", "json"] {
        let mut command = crate::program::quiet();
        let mut child = command.args([&sample(), "-f", format]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{format}: {:?}", output.status);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
}

#[test]
fn words_that_are_not_known_come_with_a_suggestion() {
    let wrong = |args: &[&str], says: &str| {
        compare().arg(sample()).args(args).assert().code(2).stdout("").stderr(contains(says));
    };
    wrong(&["--only", "qantity"], "'quantity'");
    wrong(&["--min", "conflicts"], "'conflict'");
    wrong(&["-f", "tabel"], "'table'");
    wrong(&["--base", "meridain"], "did you mean meridian?");
    wrong(&["--published", "masi.txt=2020-11-25"], "did you mean masis.txt?");
    wrong(&["--published", "masis.txt=yesterday"], "2020-11-25");
    wrong(&["--since", "soon"], "--since");
    wrong(&["--explain", "c99999"], "there is no c99999");
    wrong(&["--entity", "Zzyzx"], "no account mentions Zzyzx");
}

#[test]
fn the_exit_code_tells_of_a_conflict_when_asked() {
    let report = json(compare().arg(sample()));
    let conflict = report["differences"].as_array().expect("a list").iter().any(|d| d["relation"] == "conflict");
    compare().args([&sample(), "--exit-code", "-q"]).assert().code(i32::from(conflict));
    compare().args([&sample(), "-q"]).assert().success().stderr("");
    compare().args([&sample(), "--exit-code", "--only", "report-verb"]).assert().success();
}

#[test]
fn reports_are_written_whole_and_nothing_else_is_left() {
    let (folder, mut command) = two();
    fs::write(folder.path().join("old.json"), "old").expect("written");
    command.args([".", "-o", "old.json", "-o", "new.txt", "-o", "rows.csv"]).assert().success().stdout("");
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("readable");
    assert_eq!(serde_json::from_str::<Value>(&read("old.json")).expect("JSON")["schema"], 1);
    assert!(read("new.txt").contains("2 accounts") && read("rows.csv").starts_with("difference,claim,"));
    let mut names: Vec<String> =
        fs::read_dir(folder.path()).expect("readable").map(|e| e.expect("readable").file_name().to_string_lossy().into()).collect();
    names.sort();
    assert_eq!(names, ["herald.txt", "ledger.txt", "new.txt", "old.json", "rows.csv"]);
}

#[test]
fn an_account_is_never_overwritten_by_a_report() {
    let (folder, mut command) = two();
    command.args([".", "-o", "herald.txt"]).assert().code(2).stderr(contains("herald.txt is one of the accounts"));
    assert_eq!(fs::read_to_string(folder.path().join("herald.txt")).expect("readable"), HERALD);
}

#[test]
fn where_a_report_cannot_go_is_said_before_anything_is_lost() {
    let (folder, mut command) = two();
    command.args([".", "-o", "no/such/report.json"]).assert().code(2).stderr(contains("its folder does not exist"));
    let (_folder, mut command) = two();
    command.args([".", "-o", "report.docx"]).assert().code(2).stderr(contains(".csv or .txt"));
    let (_folder, mut command) = two();
    command.args([".", "-o", "."]).assert().code(2).stderr(contains("is a folder"));
    drop(folder);
}

#[test]
fn a_folder_gets_every_table_and_a_file_the_one_it_is_named_after() {
    let (folder, mut command) = two();
    command.args([".", "-f", "csv", "-o", "reports/"]).assert().success().stdout("");
    let read = |path: String| fs::read_to_string(folder.path().join(path)).expect("readable");
    for table in &compare_sources::report::tables::ALL {
        let text = read(format!("reports/{}", table.file()));
        assert!(csv::Reader::from_reader(text.as_bytes()).records().all(|r| r.is_ok()), "{}", table.name);
    }
    let mut command = compare();
    command.current_dir(&folder).args(["herald.txt", "ledger.txt", "-o", "claims.csv", "-o", "rows.csv"]).assert().success();
    assert!(read("claims.csv".into()).starts_with("claim,relation,"));
    assert!(read("rows.csv".into()).starts_with("difference,claim,"));
}

#[test]
fn tables_are_safe_unless_a_program_reads_them() {
    let (folder, _) = two();
    fs::write(folder.path().join("third.txt"), "=2+5 was written on the door of the harbour office in Brevik.\n").expect("written");
    let table = |dialect: &str| {
        let mut command = compare();
        command.current_dir(&folder).args([".", "-f", "csv", "-o", dialect, "--csv", dialect]).assert().success();
        fs::read_to_string(folder.path().join(dialect).join("statements.csv")).expect("a table")
    };
    let [safe, excel, raw] = ["safe", "excel", "raw"].map(table);
    assert!(safe.contains("'=2+5 was") && !raw.contains("'=2+5") && raw.contains("=2+5 was"), "{raw}");
    assert_eq!(excel, format!("\u{feff}{safe}"));
}

#[test]
fn facts_about_accounts_can_be_stated() {
    let (folder, mut command) = two();
    fs::write(folder.path().join("sources.toml"), "[\"herald.txt\"]\nsource = \"Valley Herald\"\npublished = 2031-03-04\n")
        .expect("written");
    let report = json(command.args([".", "--published", "ledger=2031-03-05"]));
    assert_eq!(report["accounts"][0]["source"], "Valley Herald");
    assert_eq!(report["accounts"][0]["published"], "2031-03-04");
    assert_eq!(report["accounts"][1]["published"], "2031-03-05");
    fs::write(folder.path().join("sources.toml"), "[\"herald.txt\"]\npublished = \"soon\"\n").expect("written");
    compare().current_dir(folder.path()).arg(".").assert().code(2).stderr(contains("sources.toml: line 2"));
}

#[test]
fn threads_and_the_order_of_arguments_change_nothing() {
    let files = |folder: &Path| -> Vec<String> {
        let mut files: Vec<String> = fs::read_dir(folder)
            .expect("readable")
            .map(|e| e.expect("readable").path().display().to_string())
            .filter(|p| p.ends_with(".txt"))
            .collect();
        files.sort();
        files
    };
    let mut files = files(Path::new(&sample()));
    let run = |files: &[String], threads: &str| {
        compare().args(files).args(["-f", "json", "--threads", threads]).assert().success().get_output().stdout.clone()
    };
    let first = run(&files, "1");
    files.reverse();
    assert!(first == run(&files, "3"));
}

#[test]
fn completions_and_the_manual_are_generated() {
    for (what, has) in
        [("bash", "_compare"), ("zsh", "#compdef"), ("fish", "complete"), ("powershell", "Register"), ("elvish", "edit:"), ("man", ".TH")]
    {
        Command::new(env!("CARGO_BIN_EXE_compare")).args(["--generate", what]).assert().success().stdout(contains(has));
    }
    for (program, name) in [(env!("CARGO_BIN_EXE_compare"), "compare"), (env!("CARGO_BIN_EXE_compare-sources"), "compare-sources")] {
        let says = |arguments: &[&str], text: String| _ = Command::new(program).args(arguments).assert().success().stdout(contains(text));
        says(&["--generate", "bash"], format!(" {name}\n"));
        says(&["--generate", "zsh"], format!("#compdef {name}\n"));
        says(&["--generate", "man"], format!("\\fB{}\\fR", name.replace('-', "\\-")));
        says(&["--help"], format!("\n  {name} sources/*.txt "));
        says(&["--version"], format!("{name} "));
        Command::new(program).assert().code(2).stderr(predicates::str::starts_with(format!("{name}: name the accounts")));
    }
    compare().arg("--help").assert().success().stdout(contains("Examples:").and(contains("--explain")));
    compare().arg("--version").assert().success().stdout(contains("compare"));
}

#[test]
fn ids_are_explained() {
    let report = json(compare().arg(sample()));
    let statement = report["claims"][0]["statements"][0].as_str().expect("a claim is found in the sample");
    compare().args([&sample(), "--explain", "c1"]).assert().success().stdout(contains(statement).and(contains("probability")));
    compare().args([&sample(), "--explain", statement]).assert().success().stdout(contains(statement));
    if report["differences"].as_array().is_some_and(|d| !d.is_empty()) {
        compare().args([&sample(), "--explain", "d1"]).assert().success().stdout(contains("d1 · "));
    }
}

#[test]
fn selections_keep_ids_and_say_that_they_select() {
    let all = json(compare().arg(sample()));
    let some = json(compare().args([&sample(), "--only", "wording", "--base", "masis"]));
    let differences = some["differences"].as_array().expect("a list");
    for difference in differences {
        assert_eq!(difference["family"], "wording");
        assert_eq!(difference["sides"][0]["account"], "masis");
        let whole =
            all["differences"].as_array().expect("a list").iter().find(|d| d["id"] == difference["id"]).expect("the id is the same");
        assert_eq!(whole["explanation"], difference["explanation"]);
    }
    assert!(!differences.is_empty() && some["settings"]["selection"].is_string());
}

/// Two accounts that call one woman by two names, and this file as `aliases.toml`.
fn aliased(file: &str) -> (TempDir, Command) {
    let (folder, command) = two();
    fs::write(folder.path().join("herald.txt"), "Ada Vane left Orlova on Monday. Vane had no choice.\n").expect("written");
    fs::write(folder.path().join("ledger.txt"), "The Owl of Orlova left the town on Monday. The Owl said so.\n").expect("written");
    fs::write(folder.path().join("aliases.toml"), file).expect("written");
    (folder, command)
}

#[test]
fn aliases_beside_the_accounts_join_names() {
    let (_folder, mut command) = aliased("[[join]]\nnames = [\"Ada Vane\", \"Owl of Orlova\", \"Owl\"]\nkind = \"person\"\n");
    let report = json(command.arg("."));
    let entities = report["entities"].as_array().expect("a list");
    let vane = entities.iter().find(|e| e["name"] == "Ada Vane").expect("she is named");
    assert_eq!((&vane["kind"], vane["accounts"].as_array().map(Vec::len)), (&Value::from("person"), Some(2)), "{vane}");
    assert!(vane["basis"].as_array().expect("a list").iter().any(|b| b == "stated"), "{vane}");
}

#[test]
fn a_file_of_aliases_may_stand_elsewhere() {
    let (folder, mut command) = aliased("[[part]]\nnames = [\"never\", \"read\"]\n");
    fs::write(folder.path().join("mine.toml"), "[[join]]\nnames = [\"Vane\", \"Nobody\"]\n").expect("written");
    command.args([".", "--aliases", "mine.toml"]).assert().success().stderr(contains("mine.toml:2: no account mentions Nobody"));
    let (_folder, mut command) = aliased("");
    command.args([".", "--aliases", "none.toml"]).assert().code(2).stderr(contains("there is no file none.toml"));
}

#[test]
fn wrong_aliases_are_told_with_their_place() {
    let (_folder, mut command) = aliased("[[join]]\nname = [\"A\", \"B\"]\n");
    command
        .arg(".")
        .assert()
        .code(2)
        .stdout("")
        .stderr(contains("aliases.toml: line 2: there is no key name").and(contains("did you mean names?")));
    let (_folder, mut command) = aliased("[[join]]\nnames = [\"A\", \"B\"]\n[[part]]\nnames = [\"B\", \"A\"]\n");
    command.arg(".").assert().code(2).stderr(contains("aliases.toml:4 separates B and A, but").and(contains("aliases.toml:2 joins")));
}

#[test]
fn proposed_aliases_are_a_file_of_aliases() {
    let (folder, mut command) = two();
    fs::write(folder.path().join("herald.txt"), "Michael \"Roe\\\" Vane left Orlova. Michael Vane had no choice.\n").expect("written");
    fs::write(folder.path().join("ledger.txt"), "Micha Vane left Orlova on Monday. The Orlova Mining Works closed.\n").expect("written");
    let output = command.args([".", "--suggest-aliases"]).assert().success().get_output().stdout.clone();
    let text = String::from_utf8(output).expect("UTF-8");
    assert!(text.contains("names = [\"Michael Vane\", \"Micha Vane\"]") && text.contains("# same last name"), "{text}");
    let kept = compare_sources::load::aliases::parse(&text, "aliases.toml").expect("TOML that is read back");
    assert_eq!(kept.rules.len(), 1);
    fs::write(folder.path().join("aliases.toml"), &text).expect("written");
    let mut again = compare();
    again.current_dir(folder.path()).args([".", "--suggest-aliases"]).assert().success().stdout(contains("No further names were found"));
}

/// Two accounts that report one closing, and a file of pairings.
fn pinned(herald: &str, file: &str) -> (TempDir, Command) {
    let (folder, command) = two();
    let ledger = "The Orlova mine closed on Monday, its owner said.\n\nA choir from Brevik sang in the square.\n";
    fs::write(folder.path().join("herald.txt"), herald).expect("written");
    fs::write(folder.path().join("ledger.txt"), ledger).expect("written");
    fs::write(folder.path().join("pairings.toml"), file).expect("written");
    (folder, command)
}

const CLOSED: &str = "The Orlova mine closed on Monday, its owner said.\n\nNobody had an umbrella that evening.\n";

/// True if the two statements share a claim.
fn share(report: &Value, a: &str, b: &str) -> bool {
    let holds = |claim: &Value, id: &str| claim["statements"].as_array().expect("a list").iter().any(|s| s == id);
    report["claims"].as_array().expect("a list").iter().any(|c| holds(c, a) && holds(c, b))
}

#[test]
fn what_is_stated_joins_and_parts_statements() {
    let (_folder, mut command) = pinned(CLOSED, "");
    let report = json(command.arg("."));
    assert!(share(&report, "herald:1", "ledger:1") && !share(&report, "herald:3", "ledger:3"), "{}", report["claims"]);
    let tables =
        "[[pair]]\nstatements = [\"herald:3 Nobody had\", \"ledger.txt:3\"]\n[[part]]\nstatements = [\"ledger:1\", \"herald:1\"]\n";
    let (folder, mut command) = pinned(CLOSED, tables);
    let report = json(command.arg("."));
    assert!(!share(&report, "herald:1", "ledger:1") && share(&report, "herald:3", "ledger:3"), "{}", report["claims"]);
    let pairing = report["pairings"].as_array().expect("a list").iter().find(|p| p["statements"][0] == "herald:3").expect("is told");
    assert_eq!((pairing["probability"].as_f64(), &pairing["statements"][1]), (Some(1.0), &Value::from("ledger:3")));
    let evidence = pairing["evidence"].to_string();
    assert!(evidence.contains("stated: one claim (") && evidence.contains("pairings.toml:2)"), "{pairing}");
    let explain = |id: &str| {
        let mut command = compare();
        let output = command.current_dir(folder.path()).args([".", "--explain", id]).assert().success().get_output().stdout.clone();
        String::from_utf8(output).expect("UTF-8")
    };
    assert!(explain("herald:3").contains("stated: one claim"), "{}", explain("herald:3"));
    assert!(explain("herald:1 ledger:1").contains("stated: never one claim"), "{}", explain("herald:1 ledger:1"));
}

#[test]
fn a_pairing_outlives_an_edit_and_goes_stale_with_a_notice() {
    let tables = "[[pair]]\nstatements = [\"herald:3 Nobody had an umbrella\", \"ledger:3 A choir\"]\n";
    let (_folder, mut command) = pinned(&format!("It rained.\n\n{CLOSED}"), tables);
    assert!(share(&json(command.arg(".")), "herald:5", "ledger:3"));
    let (folder, mut command) = pinned(&CLOSED.replace("Nobody", "Hardly anybody"), tables);
    let stale = "pairings.toml:2: herald:3 is not found: no statement of herald begins with these words";
    command.arg(".").assert().success().stderr(contains(stale).and(contains("this pair is not applied")));
    let mut report = json(&mut command);
    fs::remove_file(folder.path().join("pairings.toml")).expect("removed");
    let mut again = compare();
    let mut without = json(again.current_dir(folder.path()).arg("."));
    for each in [&mut report, &mut without] {
        each.as_object_mut().expect("an object").retain(|key, _| key != "notices");
    }
    assert_eq!(report, without);
}

#[test]
fn wrong_pairings_are_told_with_their_place() {
    let both =
        "[[pair]]\nstatements = [\"herald:1\", \"ledger:1\"]\n[[part]]\nstatements = [\"ledger:1 The Orlova mine\", \"herald.txt:1\"]\n";
    let (folder, mut command) = pinned(CLOSED, both);
    let told = "pairings.toml:4 separates herald:1 and ledger:1, but";
    command.arg(".").assert().code(2).stdout("").stderr(contains(told).and(contains("pairings.toml:2 pairs")));
    fs::write(folder.path().join("mine.toml"), "[[part]]\nstatement = [\"a:1\", \"b:1\"]\n").expect("written");
    let mut command = compare();
    command.current_dir(folder.path()).args([".", "--pairings", "mine.toml"]).assert().code(2).stderr(contains("did you mean statements?"));
}
