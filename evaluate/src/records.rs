//! Reading the evaluation data: JSON Lines, offsets in code points turned into bytes, and the counting of hits.

use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Every record of a JSON Lines file.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    let text = fs::read_to_string(path).map_err(|e| e.to_string())?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| serde_json::from_str(line).map_err(|e| format!("line {}: {e}", at + 1)))
        .collect()
}

/// Byte offset of each code point of a text, and of its end.
pub fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// Hits, guesses and gold items.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub hits: f64,
    pub guessed: f64,
    pub gold: f64,
}

impl Counts {
    pub fn add(&mut self, hits: usize, guessed: usize, gold: usize) {
        self.hits += hits as f64;
        self.guessed += guessed as f64;
        self.gold += gold as f64;
    }

    pub fn precision(self) -> f64 {
        ratio(self.hits, self.guessed)
    }

    pub fn recall(self) -> f64 {
        ratio(self.hits, self.gold)
    }

    pub fn f1(self) -> f64 {
        harmonic(self.precision(), self.recall())
    }
}

/// `part / whole`, or 0 if `whole` is 0.
pub fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}

/// Harmonic mean.
pub fn harmonic(a: f64, b: f64) -> f64 {
    if a + b == 0.0 { 0.0 } else { 2.0 * a * b / (a + b) }
}

/// A figure rounded to four places, as JSON.
pub fn figure(value: f64) -> Value {
    json!((value * 10_000.0).round() / 10_000.0)
}
