//! English is data: outside `src/language` no code that reads accounts compares their text with an English word or ending. The words of
//! reports, errors and flags are not checked, nor are the tags and keys of file formats in `src/extract`.

use std::fs;
use std::path::Path;

use crate::architecture::{code, files, is_code};

/// Folders whose code reads the text of accounts.
const READING: [&str; 12] =
    ["annotate", "align", "diff", "events", "load", "segment", "select.rs", "suggest", "vectors", "wordnet", "grammar", "text"];

/// Words that are not compared with the English of an account, by file: names of keys, values, labels and file formats. An empty list
/// allows every word in a file.
const ALLOWED: &[(&str, &[&str])] = &[
    // Dependency labels and names of a spaCy model.
    ("src/annotate/tree.rs", &[]),
    ("src/grammar/", &[]),
    // Keys of files that users write, and words of the parser's error messages.
    ("src/load/toml_error.rs", &[]),
    ("src/load/lexicon.rs", &[]),
    ("src/load/stated.rs", &[]),
    ("src/load/aliases.rs", &[]),
    ("src/load/pairings.rs", &["pair", "part", "statements"]),
    ("src/align/pins.rs", &["pair", "part"]),
    ("src/load/mod.rs", &["md", "markdown"]),
    // Codes of languages, and the label of input without a file name.
    ("src/text/languages.rs", &[]),
    ("src/load/reading/mod.rs", &["en"]),
    ("src/load/names.rs", &["input"]),
    // Why names were joined, as in the JSON.
    ("src/annotate/entities/mod.rs", &[]),
    ("src/suggest/weak.rs", &["spelling", "acronym"]),
    // What a finding is about, as in the JSON, and a word of an explanation.
    ("src/diff/polarity/mod.rs", &["lack"]),
    ("src/diff/answers.rs", &["answer"]),
    ("src/diff/place.rs", &["position"]),
    ("src/diff/attribution.rs", &["words"]),
    ("src/diff/coverage.rs", &["told", "facts"]),
    ("src/diff/wording/loaded.rs", &["each"]),
    ("src/align/facts.rs", &["age"]),
    // Canonical units, roles and rules, which are keys of the data.
    ("src/diff/quantity/ladder.rs", &["day", "week", "kilometre", "mile"]),
    ("src/annotate/quantities/cardinal.rs", &["mm"]),
    ("src/annotate/quantities/reader.rs", &["http", "https", "www"]),
    ("src/annotate/dates/holidays.rs", &["easter"]),
    // Roman digits and ligatures.
    ("src/annotate/dates/periods.rs", &["ii", "iii", "iv", "vi", "vii", "viii"]),
    ("src/text/layout/", &["ivxl", "ivxlc"]),
    ("src/load/reading/capitals.rs", &["ivx"]),
    ("src/text/normalise.rs", &["st", "ff", "fi", "fl", "ffi", "ffl"]),
    // The detachment rules of WordNet's Morphy.
    ("src/wordnet/base.rs", &[]),
];

/// The string literals of code that are a single lower-case word.
fn words(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//") && !line.trim_start().starts_with("#["));
    let literal = |line: &str| -> Vec<String> { line.split('"').skip(1).step_by(2).map(str::to_string).collect() };
    let word = |text: &String| text.len() > 1 && text.chars().all(|c| c.is_ascii_lowercase() || c == '\'');
    lines.map(|line| line.split(" // ").next().unwrap_or(line)).flat_map(literal).filter(word).collect()
}

#[test]
fn english_words_are_in_the_language_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in READING.iter().map(|name| root.join("src").join(name)) {
        let own = if folder.is_file() { vec![folder] } else { files(&folder) };
        for path in own.iter().filter(|path| is_code(path)) {
            let shown = path.strip_prefix(root).expect("inside the project").display().to_string();
            let allowed =
                |word: &str| ALLOWED.iter().any(|(file, words)| shown.starts_with(file) && (words.is_empty() || words.contains(&word)));
            let text = fs::read_to_string(path).expect("UTF-8");
            found.extend(words(code(&text)).into_iter().filter(|word| !allowed(word)).map(|word| format!("{shown}: {word}")));
        }
    }
    assert!(found.is_empty(), "move these into src/language, by class:\n{}", found.join("\n"));
}

#[test]
fn a_word_of_an_account_is_seen() {
    assert_eq!(
        words("if token.norm == \"because\" || ends(\"ing\") {} // \"not\" this\n/// \"nor\" this\n let x = \"Two words\";"),
        ["because", "ing"]
    );
}
