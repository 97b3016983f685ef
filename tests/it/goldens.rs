//! The reports of the sample accounts, byte for byte: all formats for the first topic, three for the others. The library renders them from
//! one comparison; one run of the program for each topic checks that the command line writes the same, on two threads and with the arguments
//! in another order. `UPDATE_REPORTS=1 cargo test --test it goldens` writes them again.

use std::collections::BTreeSet;
use std::fs;

use compare_sources::report::tables;

use crate::sample::{self, Topic, WIDTH, root};

/// Name of a file and the format of its report.
type File = (&'static str, &'static str);

/// The reports of every topic: two for people, and the findings.
const EVERY: [File; 3] = [("table.txt", "table"), ("report.md", "md"), ("findings.jsonl", "jsonl")];

/// The further reports of the first topic, besides the tables for spreadsheets and the first sheet of the workbook.
const SAMPLE: [File; 10] = [
    ("inline.txt", "inline"),
    ("matrix.txt", "matrix"),
    ("timeline.txt", "timeline"),
    ("names.txt", "names"),
    ("profile.txt", "profile"),
    ("concordance.txt", "concordance"),
    ("columns.txt", "columns"),
    ("comparison.json", "json"),
    ("report.html", "html"),
    ("apparatus.xml", "tei"),
];

/// The files of a topic with their contents.
fn rendered(topic: &Topic, is_sample: bool) -> Vec<(String, String)> {
    let more: &[File] = if is_sample { &SAMPLE } else { &[] };
    let mut out: Vec<(String, String)> = EVERY.iter().chain(more).map(|(file, format)| (file.to_string(), topic.report(format))).collect();
    if is_sample {
        out.extend(tables::ALL.iter().map(|table| (table.file(), topic.table(table))));
        out.push(("summary.tsv".into(), summary(topic)));
    }
    out
}

/// The first sheet of the workbook as another reader sees it; the other sheets are the tables.
fn summary(topic: &Topic) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.xlsx");
    fs::write(&file, topic.workbook()).expect("written");
    let sheets = crate::workbook::rows(&file);
    let first = sheets.split("== ").find(|sheet| sheet.starts_with("Summary\n")).expect("a summary");
    first.to_string()
}

#[test]
fn reports_are_current() {
    let update = std::env::var_os("UPDATE_REPORTS").is_some();
    for (at, topic) in sample::topics().into_iter().enumerate() {
        let folder = root().join(topic.reports);
        let files = rendered(topic, at == 0);
        if update {
            fs::create_dir_all(&folder).expect("the folder of reports can be made");
            files.iter().for_each(|(name, text)| fs::write(folder.join(name), text).expect("a report can be written"));
        }
        let known: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        for entry in fs::read_dir(&folder).expect("the folder of reports can be read") {
            let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
            if update && !known.contains(name.as_str()) {
                fs::remove_file(folder.join(&name)).expect("an old report can be removed");
            } else {
                assert!(known.contains(name.as_str()), "{}/{name} is no longer a report", topic.reports);
            }
        }
        for (name, got) in &files {
            let path = folder.join(name);
            let wanted = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            assert!(*got == wanted, "{} has changed: {}", path.display(), first_difference(&wanted, got));
        }
    }
}

/// The first line that differs, for a readable message.
fn first_difference(wanted: &str, got: &str) -> String {
    let mut lines = wanted.lines().zip(got.lines()).enumerate();
    match lines.find(|(_, (a, b))| a != b) {
        Some((at, (a, b))) => format!("line {}:\n  was {a}\n  is  {b}", at + 1),
        None => "one is longer than the other".into(),
    }
}

#[test]
fn the_program_writes_what_the_library_renders() {
    const FILES: [File; 6] =
        [("a.txt", "table"), ("a.json", "json"), ("a.jsonl", "jsonl"), ("a.html", "html"), ("a.md", "md"), ("a.xml", "tei")];
    for topic in sample::topics() {
        let made = tempfile::tempdir().expect("a folder");
        let mut paths = sample::accounts(&topic.folder);
        paths.rotate_left(2);
        paths.swap(0, 1);
        let mut command = crate::program::quiet();
        command.args(paths).args(["-f", "csv", "-q", "--threads", "2", "--color", "never", "--width", &WIDTH.to_string()]);
        for name in FILES.iter().map(|(name, _)| *name).chain(["a.xlsx", "tables/"]) {
            command.arg("-o").arg(made.path().join(name));
        }
        let run = command.current_dir(root()).output().expect("the program runs");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let read = |name: &str| fs::read(made.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        for (name, format) in FILES {
            assert!(read(name) == topic.report(format).into_bytes(), "{} {format}", topic.folder);
        }
        for table in &tables::ALL {
            assert!(read(&format!("tables/{}", table.file())) == topic.table(table).into_bytes(), "{} {}", topic.folder, table.name);
        }
        assert!(read("a.xlsx") == topic.workbook(), "{} xlsx", topic.folder);
    }
}

/// The excerpt in the README is the sample's report up to its section SOURCES.
#[test]
fn the_excerpt_in_the_readme_is_current() {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).expect("the README can be read");
    let table = sample::topic(0).report("table");
    let excerpt = table.split("\nSOURCES ").next().unwrap_or(&table).trim_end();
    let (before, rest) = readme.split_once("```text\n").expect("the README has an excerpt");
    let (shown, after) = rest.split_once("```").expect("the excerpt ends");
    if std::env::var_os("UPDATE_REPORTS").is_some() {
        fs::write(&path, format!("{before}```text\n{excerpt}\n```{after}")).expect("the README can be written");
    } else {
        assert!(shown.trim_end() == excerpt, "{}", first_difference(shown, excerpt));
    }
}
