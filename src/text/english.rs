//! The few English words that decide where tokens and lines are split. No module here may import `language`, so this file reads its own list.

use std::sync::LazyLock;

use serde::Deserialize;

/// The contents of `text.toml`.
#[derive(Debug, Deserialize)]
pub struct EnglishText {
    /// Endings that are tokens of their own: `'s`.
    pub clitics: Vec<String>,
    /// The ending of a negation: `'t`.
    pub negation: String,
    /// The letter before it that belongs to it: `n`.
    pub negation_letter: String,
    /// Words after which a hyphen at the end of a line stays: `and`.
    pub suspended: Vec<String>,
    /// Endings after the number of a day: `th`.
    pub ordinal_endings: Vec<String>,
    /// Words before a page number: `page `.
    pub page_labels: Vec<String>,
    /// Word before the total number of pages: `of `.
    pub page_total: String,
    /// Page labels that count only between two lines of one sentence: `fol. `.
    pub page_labels_inside: Vec<String>,
}

static ENGLISH: LazyLock<EnglishText> = LazyLock::new(parse);

/// The list, parsed once.
pub fn english() -> &'static EnglishText {
    &ENGLISH
}

/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
fn parse() -> EnglishText {
    toml::from_str(include_str!("../language/en/text.toml")).expect("en/text.toml is well formed")
}
