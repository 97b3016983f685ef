//! Base noun phrases from tags and heads, by spaCy's rules for English (lang/en/syntax_iterators.py).

use std::ops::Range;

use super::{Pos, Token, tree};

/// Labels of a noun for which its phrase counts.
const ROLES: [&str; 10] = ["oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT"];

/// Ranges of tokens in order, not nested.
pub fn noun_chunks(tokens: &[Token]) -> Vec<Range<usize>> {
    let heads: Vec<usize> = tokens.iter().map(|t| t.head).collect();
    let edges = tree::edges(&heads);
    let mut chunks: Vec<Range<usize>> = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        let first = edges[place].0;
        let is_noun = matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Pron);
        let is_free = chunks.last().is_none_or(|last| first >= last.end);
        if is_noun && is_free && ROLES.contains(&role(tokens, place)) {
            chunks.push(first..place + 1);
        }
    }
    chunks
}

/// The label of a token; for later parts of a list ("ministers and envoys"), the label of the first part.
fn role(tokens: &[Token], mut place: usize) -> &'static str {
    if tokens[place].label == "conj" {
        place = tokens[place].head;
        while tokens[place].label == "conj" && tokens[place].head < place {
            place = tokens[place].head;
        }
    }
    tokens[place].label
}
