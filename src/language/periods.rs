//! Words that limit a fact in time: the contents of `periods.toml`, prepared for lookup.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

use super::phrases::Phrases;

/// The relation of a period to the date or noun after the preposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bounded {
    /// "before the lease"
    Before,
    /// "until the lease"
    Until,
    /// "through May": the end is included
    Through,
    /// "during the lease"
    During,
    /// "since the lease"
    Since,
    /// "after the lease"
    After,
}

/// An edge of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// The contents of `periods.toml`.
#[derive(Debug, Deserialize)]
pub struct Periods {
    /// Before a date or noun.
    #[serde(deserialize_with = "relations")]
    pub relations: Phrases<Bounded>,
    /// "expiry" → its end.
    #[serde(deserialize_with = "edges")]
    pub edges: FxHashMap<String, Edge>,
    /// Before "year": "fiscal".
    pub kinds: FxHashSet<String>,
    /// "FY" before a figure.
    pub short: FxHashSet<String>,
    /// "quarter": parts of a fiscal year.
    pub parts: FxHashSet<String>,
}

fn relations<'de, D: Deserializer<'de>>(from: D) -> Result<Phrases<Bounded>, D::Error> {
    Ok(Phrases::new(by_phrase(BTreeMap::deserialize(from)?)))
}

fn edges<'de, D: Deserializer<'de>>(from: D) -> Result<FxHashMap<String, Edge>, D::Error> {
    Ok(by_phrase(BTreeMap::deserialize(from)?).collect())
}

/// The phrases of each key, paired with their key.
fn by_phrase<K: Copy>(lists: BTreeMap<K, Vec<String>>) -> impl Iterator<Item = (String, K)> {
    lists.into_iter().flat_map(|(key, list)| list.into_iter().map(move |phrase| (phrase, key)))
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Periods {
    toml::from_str(include_str!("en/periods.toml")).expect("en/periods.toml is well formed")
}

#[cfg(test)]
mod tests {
    use super::{Bounded, Edge, english};
    use crate::text::tokens;

    #[test]
    fn the_longest_relation_wins() {
        let periods = english();
        let found = tokens("up to and including May", 0);
        assert_eq!(periods.relations.ending(&found, 4), Some((4, &Bounded::Through)));
        assert_eq!(periods.edges["expiry"], Edge::End);
    }
}
