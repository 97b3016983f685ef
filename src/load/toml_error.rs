//! Explains errors in a TOML file to the user who wrote it. The parser's own messages are for programmers: they name types of this program
//! and repeat the content of the file.

use toml::de::Error;

use crate::text::{LineIndex, fold};

/// Returns the line of an error and what is wrong there. For an unknown key it suggests the nearest of the `keys`.
pub fn in_words(text: &str, error: &Error, keys: &[&str]) -> String {
    let line = error.span().map_or(1, |span| LineIndex::new(text).line(span.start));
    let message = error.message().trim();
    // If the text is not TOML, the syntax is reported; otherwise it is TOML with the wrong content.
    let what = match text.parse::<toml::Table>() {
        Err(_) => form(message).to_string(),
        // The parser calls a date a table.
        Ok(_)
            if message.starts_with("invalid type: map")
                && error.span().is_some_and(|span| text[span].starts_with(|c: char| c.is_ascii_digit())) =>
        {
            content(&message.replacen("map", "datetime", 1), keys)
        }
        Ok(_) => content(message, keys),
    };
    format!("line {line}: {what}")
}

/// Explains a syntax error.
fn form(message: &str) -> &'static str {
    const FORMS: [(&str, &str); 11] = [
        ("duplicate", "this key appears twice"),
        ("no value", "a key has no value; write key = \"value\""),
        ("must be quoted", "text must be in quotation marks"),
        ("unclosed", "a bracket is not closed"),
        ("escape", "write a backslash twice in quotation marks, or use single quotation marks"),
        ("string", "a quotation mark is missing"),
        ("comma", "a comma is missing, or there is one too many"),
        ("date", "there is no such date; write 2020-11-25"),
        ("time", "there is no such time; write 10:08"),
        ("number", "this is not a number in TOML"),
        ("float", "this is not a number in TOML"),
    ];
    let message = message.split(", expected").next().unwrap_or(message);
    let found = FORMS.iter().find(|(part, _)| message.contains(part));
    found.map_or("this is not TOML; write key = \"value\", and table names in brackets", |(_, words)| words)
}

/// Explains what was found and what was expected. A message in none of the parser's forms is this program's own.
fn content(message: &str, keys: &[&str]) -> String {
    let quoted = |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_string).collect() };
    if let Some(rest) = message.strip_prefix("unknown field ") {
        let mut names = quoted(rest).into_iter();
        let (key, known) = (names.next().unwrap_or_default(), names.collect::<Vec<_>>());
        return format!("there is no key {key}; the keys are {}{}", known.join(", "), nearest(&key, keys));
    }
    if let Some(rest) = message.strip_prefix("missing field ") {
        return format!("{} is missing", quoted(rest).concat());
    }
    if let Some(rest) = message.strip_prefix("invalid length ") {
        let whole = if rest.contains("struct ") { "found a list, but expected a table" } else { "this list is too long or too short" };
        return whole.to_string();
    }
    let invalid = message.strip_prefix("invalid type: ").and_then(|rest| rest.rsplit_once(", expected "));
    invalid.map_or_else(|| message.replace('\n', " "), |(is, wanted)| format!("found {}, but expected {}", kind(is), kind(wanted)))
}

/// Translates the parser's name of a type into plain words.
fn kind(word: &str) -> &'static str {
    const KINDS: [(&str, &str); 11] = [
        ("string", "text in quotation marks"),
        ("bool", "true or false"),
        ("integer", "a whole number"),
        ("i64", "a whole number"),
        ("float", "a number with a point"),
        ("f64", "a number"),
        ("sequence", "a list"),
        ("array", "a list"),
        ("map", "a table"),
        ("struct", "a table"),
        ("datetime", "a date"),
    ];
    // Quoted text is the user's own and says nothing about the type.
    let word = word.split(['"', '`']).next().unwrap_or(word);
    KINDS.iter().find(|(part, _)| word.contains(part)).map_or("something else", |(_, words)| words)
}

/// Returns "; did you mean place?" for a word that is close to one of the known ones.
pub(super) fn nearest(word: &str, known: &[&str]) -> String {
    const CLOSE: f64 = 0.7;
    let best = known.iter().map(|k| (strsim::jaro_winkler(&fold(word), k), *k)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(closeness, _)| *closeness >= CLOSE).map_or_else(String::new, |(_, k)| format!("; did you mean {k}?"))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::in_words;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)] // only deserialised
    struct File {
        names: Vec<String>,
        width: Option<i64>,
        inner: Option<Inner>,
        ends: Option<[i64; 2]>,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)] // only deserialised
    struct Inner {
        depth: i64,
    }

    #[test]
    fn no_type_and_no_word_of_the_parser() {
        for (text, says) in [
            ("names = []\nnams = 1\n", "line 2: there is no key nams; the keys are names, width, inner, ends; did you mean names?"),
            ("width = 1\n", "line 1: names is missing"),
            ("names = \"expected `a string`\"\n", "line 1: found text in quotation marks, but expected a list"),
            ("names = [[]]\n", "line 1: found a list, but expected text in quotation marks"),
            ("names = []\nwidth = 1.5\n", "line 2: found a number with a point, but expected a whole number"),
            ("names = 2020-11-25\n", "line 1: found a date, but expected a list"),
            ("[names]\n", "line 1: found a table, but expected a list"),
            ("names = []\ninner = []\n", "line 2: found a list, but expected a table"),
            ("names = []\nends = [1]\n", "line 2: this list is too long or too short"),
            ("names = x\n", "line 1: text must be in quotation marks"),
            ("\nnames = \"x\n", "line 2: a quotation mark is missing"),
            ("names = \"\\q\"\n", "line 1: write a backslash twice in quotation marks, or use single quotation marks"),
            ("[names\n", "line 1: a bracket is not closed"),
            ("names\n", "line 1: a key has no value; write key = \"value\""),
            ("width = 1\nwidth = 2\n", "line 2: this key appears twice"),
            ("width = 2020-13-01\n", "line 1: there is no such date; write 2020-11-25"),
            ("= 1\n", "line 1: this is not TOML; write key = \"value\", and table names in brackets"),
        ] {
            let error = toml::from_str::<File>(text).expect_err("wrong");
            assert_eq!(in_words(text, &error, &["names", "width"]), says, "{text}");
        }
    }
}
