//! Words on the two sides of a row, looked up in either direction.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Each word with the words on the other side of any row that contains it. In a file it is a list of rows, `["win|prevail", "lose"]`: every
/// word on the left against every word on the right.
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
    /// True if the two are on opposite sides of a row.
    pub fn hold(&self, a: &str, b: &str) -> bool {
        self.0.get(a).is_some_and(|others| others.contains(b))
    }

    /// True if the word is in any row.
    pub fn knows(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// All pairs of words on opposite sides of a row, in both directions.
    #[cfg(test)]
    pub fn pairs(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().flat_map(|(word, others)| others.iter().map(move |other| (word, other)))
    }
}
