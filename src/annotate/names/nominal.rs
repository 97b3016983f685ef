//! Descriptions that stand for a name introduced before: "the ministry", "the prime minister". Only where one name of the account
//! fits, so that a wrong guess is rare.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{EntityKind, NameForm};
use crate::text::{Token, TokenKind};

use super::candidate::Candidate;
use super::kind::phrase;
use super::reading::Reading;

/// Descriptions of names in `candidates`.
pub fn find(reading: &Reading, candidates: &[Candidate]) -> Vec<Candidate> {
    let posts = posts(candidates);
    let taken: BTreeSet<(usize, usize)> = candidates.iter().flat_map(|c| (c.from..c.to).map(|at| (c.statement, at))).collect();
    let heads = heads(reading, candidates);
    let mut out = Vec::new();
    for (at, statement) in reading.statements.iter().enumerate() {
        let tokens = &statement.tokens;
        for from in 0..tokens.len() {
            if !tokens[from].is("the") || tokens.get(from + 1).is_none_or(|t| t.kind != TokenKind::Word) {
                continue;
            }
            let Some((to, full)) = person(tokens, from, &posts).or_else(|| organisation(tokens, from, at, &heads)) else { continue };
            if (from..to).any(|token| taken.contains(&(at, token))) {
                continue;
            }
            let mut found = Candidate::new(at, from, to, full.key.clone());
            found.form = NameForm::Nominal;
            found.kind = full.kind;
            found.refers_to = Some(full.refers_to.unwrap_or_else(|| reading.span(full)));
            out.push(found);
        }
    }
    out
}

/// The persons introduced with a post; `None` for a post that two of them hold.
fn posts(candidates: &[Candidate]) -> BTreeMap<&str, Option<&Candidate>> {
    let mut out: BTreeMap<&str, Option<&Candidate>> = BTreeMap::new();
    for candidate in candidates.iter().filter(|c| c.kind == EntityKind::Person) {
        let Some(post) = candidate.post.as_deref() else { continue };
        let surname = |c: &Candidate| c.words().last().map(|w| (*w).to_string());
        out.entry(post)
            .and_modify(|held| {
                if held.is_some_and(|h| surname(h) != surname(candidate)) {
                    *held = None;
                }
            })
            .or_insert(Some(candidate));
    }
    out
}

/// "the prime minister" at `from`, not followed by more of the phrase ("the prime minister's office", "the president of").
fn person<'c>(tokens: &[Token], from: usize, posts: &BTreeMap<&str, Option<&'c Candidate>>) -> Option<(usize, &'c Candidate)> {
    (1..=3).rev().filter(|n| from + 1 + n <= tokens.len()).find_map(|n| {
        let to = from + 1 + n;
        let held = posts.get(phrase(&tokens[from + 1..to]).as_str()).copied().flatten()?;
        (!goes_on(tokens, to)).then_some((to, held))
    })
}

fn goes_on(tokens: &[Token], to: usize) -> bool {
    tokens.get(to).is_some_and(|t| t.is("of") || t.is("'s") || t.is("-") || t.is("for"))
}

/// Head word → names of organisations and places that hold it, in order of the text.
fn heads<'c>(reading: &Reading, candidates: &'c [Candidate]) -> BTreeMap<&'c str, Vec<&'c Candidate>> {
    let signs = &reading.language.names.signs;
    let mut out: BTreeMap<&str, Vec<&Candidate>> = BTreeMap::new();
    for candidate in candidates.iter().filter(|c| c.form == NameForm::Proper && c.key.contains(' ')) {
        for word in candidate.key.split(' ').filter(|w| signs.nominal_heads.contains(*w)) {
            let list = out.entry(word).or_default();
            if !list.iter().any(|c| c.key == candidate.key) && list.len() < 3 {
                list.push(candidate);
            }
        }
    }
    out
}

/// "the defence ministry": head and modifiers are words of one organisation's or place's name that was told before.
fn organisation<'c>(
    tokens: &[Token],
    from: usize,
    at: usize,
    heads: &BTreeMap<&str, Vec<&'c Candidate>>,
) -> Option<(usize, &'c Candidate)> {
    for words in (1..=3).rev().filter(|n| from + 1 + n <= tokens.len()) {
        let to = from + 1 + words;
        let Some(list) = heads.get(tokens[to - 1].norm.as_str()) else { continue };
        let mut fitting = list
            .iter()
            .filter(|c| (c.statement, c.from) < (at, from) && tokens[from + 1..to].iter().all(|t| c.key.split(' ').any(|w| w == t.norm)));
        let (Some(one), None) = (fitting.next(), fitting.next()) else { continue };
        let plain = tokens.get(to).is_none_or(|t| t.kind == TokenKind::Mark && !t.is("-") || is_function(t));
        if plain {
            return Some((to, one));
        }
    }
    None
}

/// A word that ends the noun phrase before it.
fn is_function(token: &Token) -> bool {
    const ENDS: [&str; 34] = [
        "said",
        "says",
        "is",
        "was",
        "has",
        "had",
        "will",
        "would",
        "in",
        "on",
        "at",
        "to",
        "and",
        "that",
        "which",
        "who",
        "by",
        "with",
        "from",
        "but",
        "or",
        "as",
        "also",
        "did",
        "does",
        "may",
        "could",
        "for",
        "after",
        "before",
        "added",
        "announced",
        "were",
        "are",
    ];
    token.norm.starts_with('\'') || ENDS.contains(&token.norm.as_str()) || token.norm.ends_with("ed")
}
