//! Words that stand on the two sides of a row, asked for either way.

use rustc_hash::{FxHashMap, FxHashSet};

/// Each word with those that any row has on its other side.
#[derive(Debug)]
pub struct BothWays(FxHashMap<String, FxHashSet<String>>);

impl BothWays {
    /// Every word of a row's left against every word of its right, and back; the words of one side have strokes between them.
    pub fn of(rows: &[(String, String)]) -> BothWays {
        let mut out: FxHashMap<String, FxHashSet<String>> = FxHashMap::default();
        for (left, right) in rows {
            for (a, b) in left.split('|').flat_map(|a| right.split('|').map(move |b| (a, b))) {
                out.entry(a.to_string()).or_default().insert(b.to_string());
                out.entry(b.to_string()).or_default().insert(a.to_string());
            }
        }
        BothWays(out)
    }

    /// Do the two stand on the two sides of a row?
    pub fn hold(&self, a: &str, b: &str) -> bool {
        self.0.get(a).is_some_and(|others| others.contains(b))
    }

    /// Does the word stand in any row?
    pub fn knows(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// Every two that stand on the two sides of a row, either way.
    #[cfg(test)]
    pub fn pairs(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().flat_map(|(word, others)| others.iter().map(move |other| (word, other)))
    }
}
