//! Reporting verbs, by commitment, and other cues of speech.

use serde::Deserialize;

/// The contents of `speech.toml`.
#[derive(Debug, Deserialize)]
pub struct SpeechWords {}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> SpeechWords {
    toml::from_str(include_str!("en/speech.toml")).expect("en/speech.toml is well formed")
}
