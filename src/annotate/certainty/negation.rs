//! Negation: negators, verbs of failing and refusing, and what they deny.

use std::ops::Range;

use crate::annotate::clause::{Tag, Word, right, span};
use crate::language::Language;
use crate::model::{Content, Span};

/// All negations in a statement's words.
pub(super) fn find(words: &[Word<'_>], text: &str, language: &Language) -> Vec<(Span, Content)> {
    (0..words.len())
        .filter_map(|at| negation(words, at, language))
        .filter(|(_, scope)| scope.start < scope.end)
        .map(|(cue, scope)| (span(words, cue, text), Content::Negation { scope: span(words, scope, text) }))
        .collect()
}

/// The cue at `at` and what it denies.
fn negation(words: &[Word<'_>], at: usize, language: &Language) -> Option<(Range<usize>, Range<usize>)> {
    let (word, data) = (&words[at], &language.certainty);
    if data.negates(&word.token.norm) && denies(words, at, language) {
        return Some((at..at + 1, at + 1..right(words, at + 1)));
    }
    if word.tag == Tag::Name {
        return None;
    }
    let firsts = [word.token.norm.as_str(), word.lemma];
    if let Some((_, end)) = firsts.iter().filter(|f| !f.is_empty()).find_map(|f| super::phrase_at(words, at, data.denials(f))) {
        let verb = matches!(word.tag, Tag::Verb(_)) || end > at + 1;
        return verb.then(|| (at..end, end..right(words, end)));
    }
    if matches!(word.tag, Tag::Verb(_)) && data.prevents(word.lemma) {
        let from =
            words[at + 1..].iter().take(12).take_while(|w| !matches!(w.tag, Tag::Stop | Tag::Comma)).position(|w| w.is("from"))? + at + 1;
        let doing = words.get(from + 1).is_some_and(|w| matches!(w.tag, Tag::Verb(_) | Tag::Be | Tag::Have));
        return doing.then(|| (at..at + 1, from + 1..right(words, from + 1)));
    }
    None
}

/// Is the negator one? Not in "not only", "no fewer than", "No. 10", "whether or not", "if not".
fn denies(words: &[Word<'_>], at: usize, language: &Language) -> bool {
    let next = words.get(at + 1);
    let before = at.checked_sub(1).map(|i| &words[i]);
    let number = words[at].is("no") && next.is_some_and(|w| w.is(".")) && words.get(at + 2).is_some_and(|w| w.tag == Tag::Number);
    let label = words[at].is("no") && words[at].capital && next.is_some_and(|w| w.tag == Tag::Number);
    let turned = next.is_some_and(|w| language.certainty.undoes_negator(&w.token.norm));
    let idle = before.is_some_and(|w| w.is("or") || w.is("if") || w.is("why"));
    let alone = next.is_none_or(|w| matches!(w.tag, Tag::Stop | Tag::Comma | Tag::Hyphen));
    !(number || label || turned || idle || alone)
}
