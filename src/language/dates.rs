//! Months, weekdays, holidays and relative time words.

use serde::Deserialize;

/// The contents of `dates.toml`.
#[derive(Debug, Deserialize)]
pub struct DateWords {}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> DateWords {
    toml::from_str(include_str!("en/dates.toml")).expect("en/dates.toml is well formed")
}
