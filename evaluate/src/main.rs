//! Measures a stage on labelled data and prints one JSON line: `evaluate TASK PATH`. PATH is a file or folder in the formats
//! of the evaluation data; tasks and keys are those of `docs/accuracy.md`. `evaluate check docs/accuracy.md DATA` measures that
//! table again, `evaluate update docs/accuracy.md DATA` updates it. `evaluate TASK PATH --encoder FOLDER` measures with a sentence encoder.
#![allow(clippy::print_stdout, clippy::print_stderr, missing_docs)]

mod accuracy;
mod bare;
mod candidates;
mod claimed;
mod concepts;
mod conllu;
mod coreference;
mod dates;
mod documents;
mod edits;
mod encoder;
mod entities;
mod events;
mod framing;
mod grammar;
mod groups;
mod in_accounts;
mod nli;
mod one_statement;
mod pairs;
mod quantities;
mod quotes;
mod records;
mod sentences;
mod show;
mod universal;

use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;

type Task = fn(&Path) -> Result<Value, String>;

const TASKS: &[(&str, Task)] = &[
    ("sentences", sentences::run),
    ("dates", dates::run),
    ("documents", documents::run),
    ("quantities", quantities::run),
    ("entities", entities::run),
    ("coreference", coreference::run),
    ("quotes", quotes::run),
    ("pairs", pairs::run),
    ("groups", groups::run),
    ("concepts", concepts::run),
    ("candidates", candidates::run),
    ("edits", edits::run),
    ("nli", nli::run),
    ("framing", framing::run),
    ("grammar", grammar::run),
    ("events", events::run),
    ("left_out", events::left_out),
    ("differences", events::differences),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["check", table, data] => accuracy::check(Path::new(table), Path::new(data)).and_then(none_worse),
        ["update", table, data] => accuracy::update(Path::new(table), Path::new(data)),
        [task, path] => measure(task, Path::new(path)),
        [task, path, "--encoder", folder] => encoder::give(Path::new(folder)).and_then(|()| measure(task, Path::new(path))),
        _ => Err(format!(
            "usage: evaluate TASK PATH [--encoder FOLDER] | check TABLE DATA | update TABLE DATA, with TASK one of {}",
            names()
        )),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("evaluate: {error}");
            ExitCode::from(2)
        }
    }
}

fn measure(task: &str, path: &Path) -> Result<(), String> {
    let (_, run) = TASKS.iter().find(|(name, _)| *name == task).ok_or_else(|| format!("no task {task:?}; there are {}", names()))?;
    println!("{}", run(path).map_err(|e| format!("{}: {e}", path.display()))?);
    Ok(())
}

fn none_worse(worse: Vec<String>) -> Result<(), String> {
    if worse.is_empty() { Ok(()) } else { Err(format!("worse than docs/accuracy.md says:\n  {}", worse.join("\n  "))) }
}

fn names() -> String {
    TASKS.iter().map(|t| t.0).collect::<Vec<_>>().join(", ")
}
