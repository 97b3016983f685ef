//! Words that bound a fact in time: the contents of `periods.toml`, ready for look-up.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::phrases::Phrases;

/// How a period lies to what it is told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bounded {
    /// "before the lease"
    Before,
    /// "until the lease"
    Until,
    /// "through May": the end is taken in
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

/// Words for periods.
#[derive(Debug)]
pub struct Periods {
    /// Before a date or noun.
    pub relations: Phrases<Bounded>,
    /// "expiry" → the end.
    pub edges: FxHashMap<String, Edge>,
    /// Before "year": "fiscal".
    pub kinds: FxHashSet<String>,
    /// "FY" before a figure.
    pub short: FxHashSet<String>,
    /// "quarter": parts of a year of account.
    pub parts: FxHashSet<String>,
}

#[derive(Deserialize)]
struct File {
    relations: BTreeMap<Bounded, Vec<String>>,
    edges: BTreeMap<Edge, Vec<String>>,
    years: Years,
}

#[derive(Deserialize)]
struct Years {
    kinds: FxHashSet<String>,
    short: FxHashSet<String>,
    parts: FxHashSet<String>,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> Periods {
    let file: File = toml::from_str(include_str!("en/periods.toml")).expect("en/periods.toml is well formed");
    let relations = file.relations.into_iter().flat_map(|(relation, list)| list.into_iter().map(move |phrase| (phrase, relation)));
    let edges = file.edges.into_iter().flat_map(|(edge, list)| list.into_iter().map(move |word| (word, edge)));
    let Years { kinds, short, parts } = file.years;
    Periods { relations: Phrases::new(relations), edges: edges.collect(), kinds, short, parts }
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
