//! Documents of word processors and PDF: one witness's statement, saved by several programs, reads as its plain text does, at places that a
//! reader finds; tracked changes, comments and scans without text are reported; and no file, however broken, stops the program.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;

use compare_sources::extract::{self, Failure, File, Options};
use compare_sources::language::Language;
use compare_sources::load::{Input, load};
use compare_sources::model::{AccountId, Statement, StatementKind};
use compare_sources::segment::segment;
use proptest::prelude::*;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The statements of a file, its notices and the text that was read.
fn read(name: &str, bytes: &[u8]) -> Result<(Vec<Statement>, Vec<String>, String), Failure> {
    let mut notices = Vec::new();
    let documents = extract::extract(File { path: name, bytes }, &Options::default(), &mut notices)?;
    let inputs: Vec<Input> = documents.into_iter().map(|document| Input::of(name, document)).collect();
    let (accounts, more) = load(inputs);
    let statements = accounts.iter().flat_map(|account| segment(account, AccountId(0), Language::english())).collect();
    let text = accounts.first().map(|account| account.read().to_string()).unwrap_or_default();
    Ok((statements, notices.into_iter().chain(more).map(|notice| notice.text).collect(), text))
}

fn whole(name: &str) -> (Vec<Statement>, Vec<String>, String) {
    read(name, &bytes(name)).unwrap_or_else(|Failure(why)| panic!("{name}: {why}"))
}

/// The words of each statement.
fn words(statements: &[Statement]) -> Vec<String> {
    let words = |s: &Statement| {
        let word = |norm: &str| norm.chars().any(char::is_alphanumeric) || norm == "|";
        s.tokens.iter().map(|t| t.norm.as_str()).filter(|norm| word(norm)).collect::<Vec<_>>().join(" ")
    };
    statements.iter().map(words).collect()
}

/// The label of the statement that has these words.
fn place(statements: &[Statement], sought: &str) -> String {
    let all = words(statements);
    let at = all.iter().position(|words| words.contains(sought)).unwrap_or_else(|| panic!("{sought}: {all:#?}"));
    statements[at].label.rsplit_once(':').map(|(_, place)| place.to_string()).unwrap_or_default()
}

#[test]
fn one_statement_in_all_formats() {
    let plain = words(&whole("porter.txt").0);
    assert!(plain.len() >= 16, "{plain:#?}");
    for name in [
        "porter.pandoc.docx",
        "porter.libreoffice.docx",
        "porter.pandoc.odt",
        "porter.libreoffice.odt",
        "porter.pandoc.rtf",
        "porter.libreoffice.rtf",
    ] {
        let (statements, notices, _) = whole(name);
        assert_eq!(words(&statements), plain, "{name}");
        assert!(notices.iter().all(|notice| notice.contains("publication date")), "{name}: {notices:?}");
        let at = ["night porter", "worked there", "grey coat", "mrs oban", "constable reyes", "since 9 march"]
            .map(|sought| place(&statements, sought));
        assert_eq!(at, ["¶1", "¶1.2", "¶3", "¶4.3", "¶6.2", "¶2.3"], "{name}");
    }
    for name in ["porter.libreoffice.pdf", "porter.chromium.pdf"] {
        let statements = whole(name).0;
        // The note is at the foot of the page.
        let (mut own, mut all) = (words(&statements), plain.clone());
        own.sort();
        all.sort();
        assert_eq!(own, all, "{name}");
        assert_eq!([place(&statements, "night porter"), place(&statements, "constable reyes")], ["p1.2", "p1.11.2"], "{name}");
    }
}

#[test]
fn rows_know_their_heads() {
    for name in ["porter.pandoc.docx", "porter.libreoffice.odt", "porter.pandoc.rtf", "porter.libreoffice.pdf", "porter.chromium.pdf"] {
        let rows = whole(name).0.into_iter().filter(|s| s.heads.is_some()).count();
        assert_eq!(rows, 3, "{name}");
    }
}

#[test]
fn columns_are_read_one_after_the_other() {
    for (name, least) in [("columns.chromium.pdf", 17), ("columns.groff.pdf", 9)] {
        let (statements, _, text) = whole(name);
        let all = words(&statements);
        assert!(all.len() >= least, "{name}: {all:#?}");
        assert!(
            all.contains(&"the parish met on the following sunday and voted to have the bell melted down".to_string()),
            "{name}: {all:#?}"
        );
        assert!(all.iter().any(|words| words.starts_with("parishioners carried soup")), "{name}: {text}");
    }
}

#[test]
fn changes_are_read_as_accepted() {
    let (statements, notices, _) = whole("changed.docx");
    let all = words(&statements);
    assert!(all.contains(&"the committee met at the old mill at ten o'clock".to_string()), "{all:#?}");
    assert!(!all.iter().any(|words| words.contains("treasurer") || words.contains("nine")), "{all:#?}");
    assert!(notices.iter().any(|notice| notice.starts_with("contains 3 tracked changes")), "{notices:?}");
    assert!(notices.iter().any(|notice| notice == "contains 1 comment: left out"), "{notices:?}");
}

#[test]
fn a_hearing_is_read_by_turns() {
    for name in ["hearing.docx", "hearing.libreoffice.pdf"] {
        let (statements, _, _) = whole(name);
        let told = |sought: &str| statements.iter().zip(words(&statements)).find(|(_, words)| words.contains(sought)).map(|(s, _)| s);
        let question = told("did the van stop").unwrap_or_else(|| panic!("{name}: {:#?}", words(&statements)));
        assert!(question.turn.as_ref().is_some_and(|turn| turn.asks), "{name}: {question:?}");
        assert!(words(&statements).iter().all(|words| !words.starts_with("q ")), "{name}");
    }
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    let why = |name: &str| read(name, &bytes(name)).expect_err("cannot be read").0;
    assert!(why("scan.pdf").contains("no text layer") && why("scan.pdf").contains("OCR"));
    assert!(why("locked.pdf").contains("password"));
    assert!(why("old.doc").contains("Word 97") && why("old.doc").contains("DOCX"));
    assert!(!whole("owner-locked.pdf").0.is_empty());
}

/// The fixtures that are changed at random.
const CHANGED: [&str; 9] = [
    "porter.pandoc.docx",
    "porter.libreoffice.docx",
    "changed.docx",
    "porter.libreoffice.odt",
    "porter.libreoffice.rtf",
    "porter.libreoffice.pdf",
    "porter.chromium.pdf",
    "columns.groff.pdf",
    "scan.pdf",
];

/// A change: where, as a share of the file's length; how; with which byte; over how many bytes.
type Change = (f64, u8, u8, usize);

fn change(bytes: &mut Vec<u8>, (share, how, byte, count): Change) {
    let at = (share * bytes.len() as f64) as usize;
    let end = (at + count).min(bytes.len());
    match how % 5 {
        0 if at < bytes.len() => bytes[at] ^= byte | 1,
        1 => bytes.truncate(at),
        2 => _ = bytes.drain(at..end),
        3 => {
            let again = bytes[at..end].repeat(usize::from(byte % 16));
            bytes.splice(at..at, again);
        }
        _ if at < bytes.len() => bytes[at] = b"<>/[](){}\\0 9"[usize::from(byte) % 13],
        _ => {}
    }
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec((0.0..1.0f64, any::<u8>(), any::<u8>(), 0..300usize), 1..6)
}

/// Reads a file with any content; the spans and labels of its statements must be sound.
fn is_sound(name: &str, bytes: &[u8]) {
    if let Ok((statements, _, text)) = read(name, bytes) {
        let labels: BTreeSet<&str> = statements.iter().map(|s| s.label.as_str()).collect();
        assert!(statements.iter().all(|s| text.get(s.span.start()..s.span.end()).is_some()));
        assert!(labels.len() <= statements.len());
    }
}

/// The same archive with its XML parts changed, and uncompressed, so that the changes reach the reader.
fn rewritten(name: &str, changes: &[Change]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes(name))).expect("an archive");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        let (part, mut content) = (file.name().expect("a name").into_owned(), Vec::new());
        file.read_to_end(&mut content).expect("its bytes");
        if ["word/document.xml", "word/numbering.xml", "word/styles.xml", "content.xml"].contains(&part.as_str()) {
            changes.iter().for_each(|one| change(&mut content, *one));
        }
        out.start_file(part, zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)).expect("a part");
        out.write_all(&content).expect("its bytes");
    }
    out.finish().expect("an archive").into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn no_change_of_a_file_stops_the_program(at in 0..CHANGED.len(), changes in changes()) {
        let mut content = bytes(CHANGED[at]);
        changes.into_iter().for_each(|one| change(&mut content, one));
        is_sound(CHANGED[at], &content);
    }

    #[test]
    fn no_change_inside_an_archive_stops_the_program(at in 0..4usize, changes in changes()) {
        is_sound(CHANGED[at], &rewritten(CHANGED[at], &changes));
    }
}

/// Only the first statement is a headline.
#[test]
fn numbered_paragraphs_are_items() {
    let kinds: Vec<StatementKind> = whole("porter.pandoc.docx").0.into_iter().map(|s| s.kind).collect();
    assert_eq!(kinds[0], StatementKind::Headline);
    assert!(kinds[1..].iter().all(|kind| *kind != StatementKind::Headline), "{kinds:?}");
}
