//! The same accounts as texts, tables, lists, mails, subtitles and archives, through the library and through the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use compare_sources::extract::{File, Options, extract};
use compare_sources::load::Input;
use compare_sources::model::Place;
use compare_sources::{Understood, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats/records")
}

/// What is understood of these fixtures.
fn understood(names: &[&str]) -> Understood {
    let inputs = names.iter().flat_map(|name| {
        let bytes = fs::read(folder().join(name)).expect("a fixture");
        let mut notices = Vec::new();
        let documents = extract(File { path: name, bytes: &bytes }, &Options::default(), &mut notices).expect("it can be read");
        documents.into_iter().map(|document| Input::of(name, document)).collect::<Vec<_>>()
    });
    read(inputs.collect())
}

/// Each account with its statements.
fn told(reading: &Understood) -> Vec<(String, Vec<String>)> {
    let own = |at: usize| reading.statements.iter().filter(move |s| s.account.0 == at);
    let mut out: Vec<(String, Vec<String>)> = (reading.accounts.iter().enumerate())
        .map(|(at, account)| (account.label.clone(), own(at).map(|s| s.span.text(&account.text).to_string()).collect()))
        .collect();
    out.sort();
    out
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_compare"))
        .args(args)
        .current_dir(folder)
        .env("XDG_CONFIG_HOME", folder)
        .env("HOME", folder)
        .output()
        .expect("the program runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn one_text_tells_the_same_in_every_format() {
    let wanted = told(&understood(&["nordlys.txt", "kystposten.txt"]));
    assert!(wanted.iter().all(|(_, statements)| statements.len() == 4), "{wanted:?}");
    for file in ["both.csv", "both.jsonl", "both.json", "both.zip", "both.tar.gz", "both.jsonl.gz", "both.csv.zst"] {
        assert_eq!(told(&understood(&[file])), wanted, "{file}");
    }
    for files in [&["nordlys.eml", "kystposten.eml"][..], &["both.mbox"]] {
        let mut mails = told(&understood(files));
        let at = mails.iter().position(|(label, _)| label == "nurse").expect("what is attached");
        let attached = mails.remove(at);
        assert_eq!(mails, wanted, "{files:?}");
        assert_eq!(attached, ("nurse".into(), vec!["The nurse counted five of the 84 passengers in hospital.".into()]));
    }
}

#[test]
fn accounts_know_where_they_are_from() {
    let reading = understood(&["both.jsonl"]);
    let account = &reading.accounts[0];
    assert_eq!((account.path.as_str(), account.file.as_str(), account.short_path()), ("both.jsonl#1", "both.jsonl", "both.jsonl#1"));
    assert_eq!((account.source.as_str(), account.published.as_ref().map(|w| w.edtf())), ("Nordlys", Some("2021-03-17T10:00".into())));
    let reading = understood(&["both.mbox"]);
    assert_eq!(reading.accounts[2].path, "both.mbox#2/nurse.txt");
    assert_eq!(reading.accounts[1].title.as_deref(), Some("Ferry at Port Selm – what we know"));
}

#[test]
fn a_mail_of_another_program_and_what_it_answers() {
    let reading = understood(&["reply.eml"]);
    assert_eq!(reading.accounts.iter().map(|a| a.label.as_str()).collect::<Vec<_>>(), ["reply", "nordlys"]);
    let quoted: Vec<&str> =
        reading.accounts[0].blocks.iter().filter(|b| b.quoted).map(|b| b.span.text(&reading.accounts[0].text)).collect();
    assert!(quoted.join(" ").contains("Five of the 84"), "{quoted:?}");
    assert!(!quoted.join(" ").contains("Friday"), "{quoted:?}");
}

#[test]
fn subtitles_are_a_conversation_with_times() {
    for file in ["hearing.srt", "hearing.vtt"] {
        let reading = understood(&[file]);
        let said: Vec<(String, Place)> =
            reading.statements.iter().map(|s| (s.span.text(&reading.accounts[0].text).to_string(), s.place)).collect();
        assert_eq!(
            said,
            [
                ("When did the smoke come?".to_string(), Place::Time(1)),
                ("It came at nine on Tuesday.".to_string(), Place::Time(3)),
                ("How many passengers were taken to hospital?".to_string(), Place::Time(8)),
                ("Two of the 84 passengers were taken to hospital.".to_string(), Place::Time(12)),
            ],
            "{file}"
        );
        assert!(reading.statements[1].label.ends_with(":00:00:03"), "{}", reading.statements[1].label);
    }
    let shown = run(&folder(), &["hearing.srt", "-q", "-f", "table"]);
    assert!(out(&shown).contains("00:00:12"), "{}", out(&shown));
    let explained = run(&folder(), &["hearing.srt", "hearing.vtt", "-q", "--explain", "hearing:00:00:12"]);
    assert!(explained.status.success(), "{}", err(&explained));
}

#[test]
fn lists_from_standard_input_and_fields_by_name() {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_compare"))
        .args(["-", "--input-format", "jsonl", "--fields", "text=corps,source=journal", "-f", "json", "-q", "--no-config"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    let lines =
        "{\"corps\": \"Fourteen miners died.\", \"journal\": \"Nordlys\"}\n{\"corps\": \"Nine miners died.\", \"journal\": \"Nordlys\"}\n";
    child.stdin.take().expect("a pipe").write_all(lines.as_bytes()).expect("it is read");
    let report: serde_json::Value = serde_json::from_slice(&child.wait_with_output().expect("it ends").stdout).expect("JSON");
    let accounts = report["accounts"].as_array().expect("a list");
    assert_eq!(accounts.iter().map(|a| a["id"].as_str().unwrap_or_default()).collect::<Vec<_>>(), ["nordlys", "nordlys-2"]);
    assert_eq!(accounts[1]["path"], "-#2");
}

#[test]
fn what_is_stated_reaches_one_account_of_several() {
    let place = tempfile::tempdir().expect("a folder");
    fs::copy(folder().join("both.jsonl"), place.path().join("both.jsonl")).expect("a copy");
    fs::copy(folder().join("nordlys.txt"), place.path().join("nordlys.txt")).expect("a copy");
    let stated = "[\"both.jsonl\"]\ngroup = \"coast\"\n[\"both.jsonl#2\"]\nsource = \"The Coast Post\"\n[\"both.jsonl#9\"]\nsource = \"None\"\n[\"nordlys.txt\"]\nsource = \"N\"\n";
    fs::write(place.path().join("sources.toml"), stated).expect("written");
    let args = [
        "both.jsonl",
        "nordlys.txt",
        "sources.toml",
        "-f",
        "json",
        "--published",
        "both.jsonl#1=2020-01-02",
        "--published",
        "nordlys=2020-01-03",
    ];
    let output = run(place.path(), &args);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", err(&output)));
    let all = |key: &str| {
        report["accounts"].as_array().expect("a list").iter().map(|a| a[key].as_str().unwrap_or("-").to_string()).collect::<Vec<_>>()
    };
    assert_eq!(all("source"), ["Nordlys", "The Coast Post", "N"]);
    assert_eq!(all("group"), ["coast", "coast", "-"]);
    assert_eq!(all("published"), ["2020-01-02", "2021-03-17T12:00", "2020-01-03"]);
    let told = err(&output);
    assert!(told.contains("sources.toml: sources.toml contains settings and is not read as an account"), "{told}");
    assert!(told.contains("there is no both.jsonl#9 beside it") && !told.contains("both.jsonl#2 beside"), "{told}");
    let wrong = run(place.path(), &["both.jsonl", "--published", "both.jsonl#3=2020-01-02"]);
    assert!(err(&wrong).contains("did you mean both.jsonl#"), "{}", err(&wrong));
}

#[test]
fn links_bases_and_targets_know_the_file() {
    let place = tempfile::tempdir().expect("a folder");
    fs::copy(folder().join("both.zip"), place.path().join("both.zip")).expect("a copy");
    let linked = run(place.path(), &["both.zip", "-q", "--hyperlinks", "--color", "always"]);
    assert!(out(&linked).contains("/both.zip"), "{}", out(&linked));
    for base in ["both.zip#texts/nordlys.txt", "nordlys.txt", "nordlys"] {
        let output = run(place.path(), &["both.zip", "-q", "--base", base]);
        assert!(output.status.success(), "{base}: {}", err(&output));
    }
    let spared = run(place.path(), &["both.zip", "-f", "json", "-o", "both.zip"]);
    assert!(err(&spared).contains("both.zip is one of the accounts"), "{}", err(&spared));
}

#[test]
fn a_folder_stands_for_texts_and_not_for_reports_beside_them() {
    let place = tempfile::tempdir().expect("a folder");
    for file in
        ["nordlys.txt", "kystposten.eml", "hearing.srt", "both.csv", "both.jsonl", "both.json", "both.zip", "both.jsonl.gz", "both.mbox"]
    {
        fs::copy(folder().join(file), place.path().join(file)).expect("a copy");
    }
    let report: serde_json::Value = serde_json::from_slice(&run(place.path(), &[".", "-q", "-f", "json"]).stdout).expect("JSON");
    let paths: Vec<&str> = report["accounts"].as_array().expect("a list").iter().map(|a| a["path"].as_str().unwrap_or_default()).collect();
    assert_eq!(paths, ["./hearing.srt", "./kystposten.eml", "./kystposten.eml#nurse.txt", "./nordlys.txt"]);
    // A report that is named as an input is not taken for a list of accounts.
    fs::write(place.path().join("report.json"), serde_json::to_vec(&report).expect("JSON")).expect("written");
    let output = run(place.path(), &["nordlys.txt", "report.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("report.json: is a report of this program"), "{}", err(&output));
    for report in ["report.csv", "report.jsonl"] {
        assert!(run(place.path(), &["nordlys.txt", "both.json", "-q", "-o", report]).status.success());
        let output = run(place.path(), &["nordlys.txt", report]);
        assert_eq!(output.status.code(), Some(2), "{report}: {}", out(&output));
    }
}

#[test]
fn hostile_files_end_with_words() {
    let place = tempfile::tempdir().expect("a folder");
    let hostile: [(&str, Vec<u8>); 7] = [
        ("deep.json", b"[".repeat(1 << 20)),
        ("long.jsonl", [b"{\"text\": \"".as_slice(), &b"a".repeat(20 << 20)].concat()),
        ("many.csv", [b"text\n".as_slice(), &b"Rain.\n".repeat(250_000)].concat()),
        ("nul.csv", vec![0; 4096]),
        ("broken.zip", b"PK\x03\x04\xff\xff\xff\xff".to_vec()),
        ("broken.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\0\xff".to_vec()),
        ("empty.eml", Vec::new()),
    ];
    for (name, bytes) in hostile {
        fs::write(place.path().join(name), bytes).expect("written");
        let output = run(place.path(), &[name]);
        let told = err(&output);
        assert_eq!(output.status.code(), Some(2), "{name}: {told}");
        assert!(told.contains(name) && !told.contains("panicked") && told.len() < 2000, "{name}: {told}");
    }
}
