//! Saved web pages and e-books: the files in `tests/fixtures/formats/web` through the library and the program.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use compare_sources::extract::{File, Options, extract};
use compare_sources::load::Input;
use compare_sources::model::{Account, BlockKind, Comparison, Settings};
use predicates::str::contains;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats/web")
}

fn inputs(name: &str) -> Vec<Input> {
    let bytes = fs::read(folder().join(name)).expect("a fixture");
    let documents = extract(File { path: name, bytes: &bytes }, &Options::default(), &mut Vec::new()).expect("it can be read");
    documents.into_iter().map(|document| Input::of(name, document)).collect()
}

/// The account of a page, and the texts of its statements.
fn account(name: &str) -> (Account, Vec<String>) {
    let reading = compare_sources::read(inputs(name));
    let statements = reading.statements.iter().map(|s| s.span.text(&reading.accounts[0].text).to_string()).collect();
    (reading.accounts[0].clone(), statements)
}

fn aside(account: &Account) -> Vec<&str> {
    let boilerplate = account.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate);
    boilerplate.map(|block| block.span.text(&account.text)).collect()
}

#[test]
fn an_article_page() {
    let (account, statements) = account("modern.html");
    assert_eq!(account.source, "Haldvik Observer");
    assert_eq!(account.title.as_deref(), Some("Footbridge in Haldvik closed after storm, two workers hurt"));
    assert_eq!(account.published.as_ref().map(|when| when.edtf()).as_deref(), Some("2023-10-18T17:40"));
    assert_eq!(account.url.as_deref(), Some("https://www.haldvik-observer.example/2023/10/footbridge-closed"));
    let want = [
        "Footbridge in Haldvik closed after storm, two workers hurt",
        "Engineers found three broken cables on Wednesday morning.",
        "The footbridge over the Tana inlet in Haldvik was closed on Wednesday after a storm snapped three of its cables, the municipality said.",
        "Two workers were hurt when a railing fell on them.",
    ];
    assert_eq!(statements[..4], want);
    assert_eq!(
        statements.last().map(String::as_str),
        Some("The bridge was last inspected in April 2021, when engineers called its cables “sound”.")
    );
    for line in ["214 partners", "Jon Elle", "five stories", "Read more", "Topics"] {
        assert!(aside(&account).iter().any(|text| text.contains(line)), "{line}: {:?}", aside(&account));
        assert!(!statements.iter().any(|text| text.contains(line)), "{line}");
    }
    for line in ["Nine workers", "Sport", "Most read", "typical of them", "rights reserved"] {
        assert!(!account.text.contains(line), "{line}");
    }
    let row = account.blocks.iter().find(|block| block.span.text(&account.text) == "North | 1961 | snapped").expect("a row");
    assert_eq!(row.heads.map(|heads| heads.text(&account.text)), Some("Cable | Installed | State"));
}

#[test]
fn a_page_laid_out_by_tables() {
    let (account, statements) = account("tables.html");
    assert_eq!((account.source.as_str(), account.title.as_deref()), ("The Lunde Courier", Some("Fire at Lunde paper mill")));
    assert_eq!(account.published.as_ref().map(|when| when.edtf()).as_deref(), Some("2004-03-14T21:20"));
    let want = [
        "Fire at Lunde paper mill",
        "A fire broke out in the drying hall of the Lunde paper mill on Sunday morning and burned for four hours, the fire brigade said.",
        "Sixty people left the mill unhurt.",
        "One fireman was treated for smoke, and the hall’s roof fell in shortly after ten o’clock.",
        "The mill employs 210 people and is the town's largest employer.",
    ];
    assert_eq!(statements[..5], want);
    assert!(!statements.iter().any(|text| ["Sport", "Brevik", "800x600"].iter().any(|other| text.contains(other))), "{statements:?}");
}

#[test]
fn a_page_of_a_wiki() {
    let (account, statements) = account("wiki.html");
    assert_eq!(account.source, "Openlore");
    assert_eq!(statements[0], "2019 Orrvik landslide");
    assert!(statements.contains(&"Four people were killed and eleven houses were destroyed.".to_string()), "{statements:?}");
    assert!(statements.contains(&"Deaths | 4".to_string()) && statements.contains(&"Church Road | 8 | 3".to_string()), "{statements:?}");
    assert!(account.text.contains("60,000 m³ of clay") && !account.text.contains("[edit]") && !account.text.contains("Contents"));
}

#[test]
fn a_release_of_a_ministry() {
    let (account, statements) = account("release.html");
    assert_eq!(account.source, "Ministry of Transport of Varland");
    assert_eq!(account.published.as_ref().map(|when| when.edtf()).as_deref(), Some("2022-02-11"));
    assert_eq!(statements[0], "Temporary speed limit on Route 9");
    assert!(statements.contains(&"Five people were seriously injured.".to_string()), "{statements:?}");
    assert!(!statements.iter().any(|text| text.contains("Search") || text.contains("P.O. Box")), "{statements:?}");
}

/// One text in three formats has the same statements, and the same verdicts against another account.
#[test]
fn one_text_in_three_formats() {
    let told: Vec<Vec<String>> = ["quay.txt", "quay.html", "quay.epub"].map(|name| account(name).1).into();
    assert!(told[0].len() > 8, "{told:?}");
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0], told[2]);
    let verdicts = |name: &str| {
        let comparison = compare_sources::compare([inputs(name), inputs("other.txt")].concat(), &Settings::default());
        let text = |comparison: &Comparison, at: usize| {
            let statement = &comparison.statements[at];
            statement.span.text(&comparison.accounts[statement.account.0].text).to_string()
        };
        let mut told: Vec<String> = comparison
            .claims
            .iter()
            .map(|claim| {
                let mut statements: Vec<String> = claim.statements.iter().map(|id| text(&comparison, id.0)).collect();
                statements.sort();
                format!("{:?} {statements:?}", claim.verdict)
            })
            .collect();
        told.sort();
        told
    };
    let first = verdicts("quay.txt");
    assert!(!first.is_empty());
    assert_eq!(first, verdicts("quay.html"));
    assert_eq!(first, verdicts("quay.epub"));
}

#[test]
fn places_are_paragraphs() {
    let (page, _) = account("quay.html");
    let at = page.text.find("Two ships").expect("there");
    assert_eq!(page.place_of(at).map(|place| place.to_string()).as_deref(), Some("¶6"));
    let lost = fs::read(folder().join("quay.epub")).expect("a fixture")[..2000].to_vec();
    let failure = extract(File { path: "quay.epub", bytes: &lost }, &Options::default(), &mut Vec::new()).expect_err("half a book");
    assert!(failure.0.contains("damaged"), "{failure:?}");
}

#[test]
fn what_is_set_aside_is_listed() {
    let shown = |args: &[&str]| {
        let mut command = Command::from(crate::program::quiet());
        command.current_dir(folder()).args(args).arg("--show-boilerplate").assert().success()
    };
    shown(&["modern.html", "quay.txt"])
        .stdout(contains("modern · Haldvik Observer · modern.html"))
        .stdout(contains("Read more: How the old bridge was built in 1961"))
        .stdout(contains("  nothing was set aside"));
    let mut command = Command::from(crate::program::quiet());
    command.current_dir(folder()).args(["modern.html", "--show-boilerplate", "-f", "json"]).assert().code(2);
}
