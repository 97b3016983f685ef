//! Rules of the architecture: which layer may import which, no file has more than 400 lines of code, every file opens with what it is for.

use std::fs;
use std::path::{Path, PathBuf};

/// Layers from the top; a file may import only from its own folder and from the folders listed here.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("cli", &["compare_sources"]),
    ("compare", &["load", "segment", "annotate", "events", "align", "diff", "language", "grammar", "encoder", "model", "text"]),
    ("select", &["model", "text"]),
    ("suggest", &["language", "model", "text"]),
    ("extract", &["language", "model", "text"]),
    ("load", &["extract", "language", "vectors", "wordnet", "model", "text"]),
    ("segment", &["language", "grammar", "model", "text"]),
    ("annotate", &["language", "grammar", "wordnet", "model", "text"]),
    ("versions", &["language", "wordnet", "model", "text"]),
    ("events", &["language", "model", "text"]),
    ("align", &["language", "grammar", "vectors", "wordnet", "encoder", "model", "text"]),
    ("diff", &["language", "grammar", "vectors", "wordnet", "model", "text"]),
    ("digest", &["language", "model", "text", "select"]),
    ("profile", &["language", "model", "text", "select"]),
    ("report", &["digest", "profile", "versions", "model", "text", "select"]),
    ("language", &["model", "text"]),
    ("vectors", &["text"]),
    ("grammar", &[]),
    ("wordnet", &[]),
    ("encoder", &[]),
    ("model", &["text"]),
    ("text", &[]),
];

pub fn files(dir: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(dir).expect("a source folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            out.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    out.sort();
    out
}

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["src", "tests", "evaluate", "benches"]
        .iter()
        .flat_map(|dir| files(&root.join(dir)))
        .map(|path| (path.strip_prefix(root).expect("inside the project").to_path_buf(), fs::read_to_string(&path).expect("UTF-8")))
        .collect()
}

/// True unless the file is a `tests.rs`: unit tests may import the whole program.
pub fn is_code(path: &Path) -> bool {
    path.file_name().is_none_or(|name| name != "tests.rs")
}

/// The code of a file without its unit tests.
pub fn code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

#[test]
fn imports_point_downwards() {
    let mut wrong = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| is_code(path)) {
        let mut parts = path.iter().skip(1).map(|p| p.to_string_lossy().trim_end_matches(".rs").to_string());
        let Some(layer) = parts.next().filter(|_| path.starts_with("src")) else { continue };
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == layer) else { continue };
        for (number, line) in code(&text).lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")) {
            for used in line.match_indices("crate::").map(|(at, word)| &line[at + word.len()..]) {
                let names: Vec<String> = match used.strip_prefix('{') {
                    Some(list) => {
                        list.trim_end_matches("};").split(',').map(|n| n.trim().split("::").next().unwrap_or("").to_string()).collect()
                    }
                    None => vec![used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()],
                };
                for name in names.iter().filter(|n| MAY_IMPORT.iter().any(|(l, _)| l == n)) {
                    if *name != layer && !allowed.contains(&name.as_str()) {
                        wrong.push(format!("{}:{}: {layer} may not import {name}", path.display(), number + 1));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let lines = code(&text).lines().count();
        if lines > 400 {
            wrong.push(format!("{}: {lines} lines of code, 400 at most", path.display()));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{}: does not open with what it is for", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
