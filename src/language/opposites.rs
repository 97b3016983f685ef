//! Verbs whose actions exclude each other: approve and reject, win and lose.

use serde::Deserialize;

/// The contents of `opposites.toml`.
#[derive(Debug, Deserialize)]
pub struct Opposites {}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> Opposites {
    toml::from_str(include_str!("en/opposites.toml")).expect("en/opposites.toml is well formed")
}
