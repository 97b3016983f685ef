//! How far a clause reaches around a word: the stretch that a hedge or a negator there can govern.

use std::ops::Range;

use super::{Tag, Word, group_start, subject};

/// No clause is longer than this to either side.
const REACH: usize = 60;

/// The clause around the word at `at`, its subject included where it is found.
pub(crate) fn clause(words: &[Word<'_>], at: usize) -> Range<usize> {
    let subject = verb_of(words, at).and_then(|v| subject(words, v)).filter(|s| s.start <= at && at - s.start < REACH);
    let start = subject.map_or_else(|| left(words, at), |s| s.start);
    start..right(words, at + 1)
}

/// The verb whose group the word at `at` stands in or before: the next verb, over auxiliaries and adverbs.
fn verb_of(words: &[Word<'_>], at: usize) -> Option<usize> {
    let mut last = at;
    for (i, word) in words.iter().enumerate().skip(at).take(8) {
        match word.tag {
            Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Negator | Tag::Adverb => last = i,
            Tag::Verb(_) => return Some(i),
            _ => break,
        }
    }
    matches!(words[last].tag, Tag::Be | Tag::Have | Tag::Do | Tag::Modal).then_some(last)
}

/// First word of the clause that the word at `at` stands in.
fn left(words: &[Word<'_>], at: usize) -> usize {
    let stop = (0..at).rev().take(REACH).find(|i| match words[*i].tag {
        Tag::Stop | Tag::Colon | Tag::Dash | Tag::Comma | Tag::Subordinator | Tag::Speech | Tag::Open => true,
        Tag::Coordinator => clause_after(words, i + 1),
        _ => false,
    });
    stop.map_or(at.saturating_sub(REACH), |i| i + 1)
}

/// One past the last word of the clause that goes on at `from`.
pub(crate) fn right(words: &[Word<'_>], from: usize) -> usize {
    let limit = words.len().min(from + REACH);
    for at in from..limit {
        let ends = match words[at].tag {
            Tag::Stop | Tag::Colon | Tag::Dash | Tag::Speech | Tag::Close => true,
            Tag::Comma => !lists(words, at),
            Tag::Coordinator => clause_after(words, at + 1),
            Tag::Subordinator => !matches!(words[at].token.norm.as_str(), "that" | "than" | "whether" | "how" | "where" | "as"),
            _ => false,
        };
        if ends {
            return at;
        }
    }
    limit
}

/// Does the comma part the items of a list, not clauses?
fn lists(words: &[Word<'_>], comma: usize) -> bool {
    let item =
        words.get(comma + 1).is_some_and(|w| matches!(w.tag, Tag::Noun | Tag::Name | Tag::Number | Tag::Determiner | Tag::Possessive));
    item && words[comma + 1..].iter().take(12).take_while(|w| !matches!(w.tag, Tag::Stop)).any(|w| w.tag == Tag::Coordinator)
        && !clause_after(words, comma + 1)
}

/// Does a clause with a finite verb of its own begin here?
fn clause_after(words: &[Word<'_>], at: usize) -> bool {
    let Some(first) = words.get(at) else { return true };
    if first.finite() || first.tag == Tag::Subject || matches!(first.tag, Tag::Adverb | Tag::Subordinator) {
        return true;
    }
    let verb = words[at..].iter().take(9).position(|w| {
        !matches!(
            w.tag,
            Tag::Noun | Tag::Name | Tag::Number | Tag::Determiner | Tag::Possessive | Tag::Adverb | Tag::Preposition | Tag::Hyphen
        )
    });
    verb.is_some_and(|v| words[at + v].finite() && group_start(words, at + v) >= at)
}
