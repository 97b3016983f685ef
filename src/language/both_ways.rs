//! Words on the two sides of a row, asked for either way.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Each word with those that any row has on its other side. In a file it is a list of rows, `["win|prevail", "lose"]`: every word of the left
/// against every word of the right.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<(String, String)>")]
pub struct BothWays(FxHashMap<String, FxHashSet<String>>);

impl From<Vec<(String, String)>> for BothWays {
    fn from(rows: Vec<(String, String)>) -> BothWays {
        let mut out: FxHashMap<String, FxHashSet<String>> = FxHashMap::default();
        for (left, right) in &rows {
            for (a, b) in left.split('|').flat_map(|a| right.split('|').map(move |b| (a, b))) {
                out.entry(a.to_string()).or_default().insert(b.to_string());
                out.entry(b.to_string()).or_default().insert(a.to_string());
            }
        }
        BothWays(out)
    }
}

impl BothWays {
    /// Are the two on the two sides of a row?
    pub fn hold(&self, a: &str, b: &str) -> bool {
        self.0.get(a).is_some_and(|others| others.contains(b))
    }

    /// Is the word in any row?
    pub fn knows(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// Every two on the two sides of a row, either way.
    #[cfg(test)]
    pub fn pairs(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().flat_map(|(word, others)| others.iter().map(move |other| (word, other)))
    }
}
