//! Rules of the architecture: which layer may import which, no file has more than 400 lines of code, every file opens with what it is for.

use std::fs;
use std::path::{Path, PathBuf};

/// Layers from the top; a file may import only from its own folder and from the folders listed here.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("cli", &["compare_sources"]),
    ("compare", &["load", "segment", "annotate", "events", "align", "diff", "language", "grammar", "encoder", "model", "text"]),
    ("select", &["model", "text"]),
    ("suggest", &["language", "model", "text"]),
    ("extract", &["language", "wordnet", "model", "text"]),
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
        // Comments are blanked, so that places stay.
        let blank = |line: &str| if line.trim_start().starts_with("//") { String::new() } else { line.to_string() };
        let code: Vec<String> = code(&text).lines().map(blank).collect();
        let code = code.join("\n");
        for (at, word) in code.match_indices("crate::") {
            let number = code[..at].lines().count();
            for name in imported(&code[at + word.len()..]).iter().filter(|n| MAY_IMPORT.iter().any(|(l, _)| l == n)) {
                if *name != layer && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{}:{number}: {layer} may not import {name}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The modules that are named behind `crate::`: one, or those of a list in braces, on one line or several.
fn imported(used: &str) -> Vec<String> {
    let first = |path: &str| path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(list) = used.strip_prefix('{') else { return vec![first(used)] };
    let (mut depth, mut out) = (0, vec![String::new()]);
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => out.push(String::new()),
            _ if depth == 0 => out.last_mut().expect("never empty").push(c),
            _ => {}
        }
    }
    out.iter().map(|path| first(path)).filter(|name| !name.is_empty()).collect()
}

#[test]
fn lists_of_imports_are_read() {
    assert_eq!(imported("model::Span;"), ["model"]);
    assert_eq!(imported("{\n    model::{Span, tree::Link},\n    text, wordnet::Word,\n};\nuse std"), ["model", "text", "wordnet"]);
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
