//! Hedges, modals and negators, and what they make of an event.

use serde::Deserialize;

/// The contents of `certainty.toml`.
#[derive(Debug, Deserialize)]
pub struct CertaintyWords {}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> CertaintyWords {
    toml::from_str(include_str!("en/certainty.toml")).expect("en/certainty.toml is well formed")
}
