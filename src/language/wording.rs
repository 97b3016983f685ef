//! The project's own lexicon of side-taking, strengthening and distancing words.

use serde::Deserialize;

/// The contents of `wording.toml`.
#[derive(Debug, Deserialize)]
pub struct WordingWords {}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> WordingWords {
    toml::from_str(include_str!("en/wording.toml")).expect("en/wording.toml is well formed")
}
