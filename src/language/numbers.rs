//! Number words, units, bounds and count roles.

use serde::Deserialize;

/// The contents of `numbers.toml`.
#[derive(Debug, Deserialize)]
pub struct NumberWords {}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> NumberWords {
    toml::from_str(include_str!("en/numbers.toml")).expect("en/numbers.toml is well formed")
}
