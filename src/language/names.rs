//! Titles, organisation words, demonyms and the gazetteer.

use serde::Deserialize;

/// The contents of `names.toml`.
#[derive(Debug, Deserialize)]
pub struct NameWords {}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> NameWords {
    toml::from_str(include_str!("en/names.toml")).expect("en/names.toml is well formed")
}
