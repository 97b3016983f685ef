//! How listed words are looked up: phrases from either end, pairs of words in either direction, words by class; and how the lists of a TOML file
//! become that.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

use super::words::WORDS;
use crate::text::{Token, tokens};

/// Phrases and their meanings.
#[derive(Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<String, Vec<(Vec<String>, T)>>,
    by_last: FxHashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T: Clone> Phrases<T> {
    /// Builds the set. Phrases are split into tokens like text; the longest match wins.
    pub fn new(entries: impl IntoIterator<Item = (String, T)>) -> Phrases<T> {
        let mut out = Phrases { by_first: FxHashMap::default(), by_last: FxHashMap::default() };
        for (phrase, meaning) in entries {
            let norms: Vec<String> = tokens(&phrase, 0).into_iter().map(|t| t.norm).collect();
            let (Some(first), Some(last)) = (norms.first().cloned(), norms.last().cloned()) else { continue };
            out.by_first.entry(first).or_default().push((norms.clone(), meaning.clone()));
            out.by_last.entry(last).or_default().push((norms, meaning));
        }
        for list in out.by_first.values_mut().chain(out.by_last.values_mut()) {
            list.sort_by_key(|(norms, _)| std::cmp::Reverse(norms.len()));
        }
        out
    }

    /// The longest phrase that begins at token `at`: its number of tokens and its meaning.
    pub fn starting(&self, tokens: &[Token], at: usize) -> Option<(usize, &T)> {
        let rest = tokens.get(at..)?;
        let found = self.by_first.get(&rest.first()?.norm)?;
        found.iter().find(|(norms, _)| same(norms, rest.get(..norms.len()))).map(|(norms, meaning)| (norms.len(), meaning))
    }

    /// The longest phrase that ends just before token `end`: its number of tokens and its meaning.
    pub fn ending(&self, tokens: &[Token], end: usize) -> Option<(usize, &T)> {
        let before = tokens.get(..end)?;
        let found = self.by_last.get(&before.last()?.norm)?;
        found
            .iter()
            .find(|(norms, _)| same(norms, before.len().checked_sub(norms.len()).and_then(|from| before.get(from..))))
            .map(|(norms, meaning)| (norms.len(), meaning))
    }
}

fn same(norms: &[String], tokens: Option<&[Token]>) -> bool {
    tokens.is_some_and(|tokens| norms.iter().zip(tokens).all(|(norm, token)| *norm == token.norm))
}

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
    pub fn are_opposite(&self, a: &str, b: &str) -> bool {
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

/// The class of each word; a word in two classes gets the later one.
pub(super) fn inverted<'de, D, Class>(input: D) -> Result<FxHashMap<String, Class>, D::Error>
where
    D: Deserializer<'de>,
    Class: Deserialize<'de> + Ord + Clone,
{
    let classes: BTreeMap<Class, Vec<String>> = BTreeMap::deserialize(input)?;
    Ok(classes.into_iter().flat_map(|(class, words)| words.into_iter().map(move |word| (word, class.clone()))).collect())
}

/// The stems of listed words.
pub(super) fn stems<'de, D: Deserializer<'de>>(list: D) -> Result<FxHashSet<String>, D::Error> {
    Ok(Vec::<String>::deserialize(list)?.iter().map(|word| WORDS.stem(word).into_owned()).collect())
}

/// Phrases without meanings, from a list.
pub(super) fn listed<'de, D: Deserializer<'de>>(list: D) -> Result<Phrases<()>, D::Error> {
    Ok(Phrases::new(Vec::<String>::deserialize(list)?.into_iter().map(|phrase| (phrase, ()))))
}

/// Phrases with their meanings, from a table.
pub(super) fn by_phrase<'de, D: Deserializer<'de>, M: Deserialize<'de> + Clone>(table: D) -> Result<Phrases<M>, D::Error> {
    BTreeMap::<String, M>::deserialize(table).map(Phrases::new)
}

/// Phrases with their meanings, from lists of phrases by meaning.
pub(super) fn grouped<'de, D: Deserializer<'de>, M: Deserialize<'de> + Ord + Copy>(lists: D) -> Result<Phrases<M>, D::Error> {
    let lists = BTreeMap::<M, Vec<String>>::deserialize(lists)?;
    Ok(Phrases::new(lists.into_iter().flat_map(|(meaning, list)| list.into_iter().map(move |phrase| (phrase, meaning)))))
}

#[cfg(test)]
mod tests {
    use super::Phrases;
    use crate::text::tokens;

    #[test]
    fn the_longest_phrase_wins_from_both_ends() {
        let phrases = Phrases::new([("than".to_string(), 1), ("more than".to_string(), 2), ("more than half".to_string(), 3)]);
        let found = tokens("no more than half of it", 0);
        assert_eq!(phrases.starting(&found, 1), Some((3, &3)));
        assert_eq!(phrases.ending(&found, 3), Some((2, &2)));
        assert_eq!(phrases.ending(&found, 0), None);
        assert_eq!(phrases.starting(&found, 99), None);
    }
}
