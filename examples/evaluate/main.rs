//! Measures a stage on labelled data and prints one JSON line: `evaluate TASK PATH`. PATH is a file or folder in the formats
//! of the evaluation data; tasks and keys are those of `docs/accuracy.md`.
#![allow(clippy::print_stdout, clippy::print_stderr, missing_docs)]

mod dates;
mod edits;
mod entities;
mod events;
mod framing;
mod nli;
mod pairs;
mod quantities;
mod quotes;
mod records;
mod sentences;

use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;

type Task = fn(&Path) -> Result<Value, String>;

const TASKS: &[(&str, Task)] = &[
    ("sentences", sentences::run),
    ("dates", dates::run),
    ("quantities", quantities::run),
    ("entities", entities::run),
    ("quotes", quotes::run),
    ("pairs", pairs::run),
    ("edits", edits::run),
    ("nli", nli::run),
    ("framing", framing::run),
    ("events", events::run),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [task, path] = arguments.as_slice() else {
        eprintln!("usage: evaluate TASK PATH, with TASK one of {}", TASKS.iter().map(|t| t.0).collect::<Vec<_>>().join(", "));
        return ExitCode::from(2);
    };
    let Some((_, run)) = TASKS.iter().find(|(name, _)| name == task) else {
        eprintln!("evaluate: no task {task:?}");
        return ExitCode::from(2);
    };
    match run(Path::new(path)) {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("evaluate: {path}: {error}");
            ExitCode::from(2)
        }
    }
}
