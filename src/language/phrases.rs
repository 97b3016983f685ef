//! A set of phrases, each a sequence of tokens with a meaning, found from either end. A lookup only compares the words next to a position, so
//! its cost depends on the longest phrase, never on the text.

use crate::text::{Token, tokens};
use rustc_hash::FxHashMap;

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
