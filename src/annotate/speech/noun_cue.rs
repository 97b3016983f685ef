//! Reports that a noun tells of: "the claim that …", "his refusal to …", "accusations by X that …".

use std::ops::Range;

use super::Report;
use super::content;
use super::unit::Unit;
use crate::annotate::clause::{Tag, Word, phrase_left, phrase_right};
use crate::language::Language;

/// The reports of the nouns of speech and thought in a unit.
pub(super) fn find(unit: &Unit<'_>, language: &Language) -> Vec<Report> {
    let words = &unit.words;
    (0..words.len())
        .filter(|at| words[*at].tag == Tag::Noun && language.speech.nouns.contains(&words[*at].token.norm))
        .filter_map(|at| report(words, at, language))
        .collect()
}

fn report(words: &[Word<'_>], noun: usize, language: &Language) -> Option<Report> {
    let mut at = noun + 1;
    let mut source = owner(words, noun);
    if words.get(at).is_some_and(|w| w.is("by") || w.is("from")) {
        let by = phrase_right(words, at + 1, false)?;
        at = by.end;
        source = Some(by);
    }
    let next = words.get(at)?;
    let content = match next.tag {
        Tag::Subordinator if next.is("that") => content::rest(words, at, language)?,
        Tag::To if source.is_some() => content::rest(words, at, language)?,
        Tag::Preposition if source.is_some() && at == noun + 1 && matches!(next.token.norm.as_str(), "of" | "about" | "for" | "on") => {
            phrase_right(words, at + 1, true)?
        }
        _ => return None,
    };
    Some(Report { source, cue: Some(noun..noun + 1), verb: words[noun].token.norm.clone(), content: vec![content] })
}

/// Whose claim: "his", "the ministry's".
fn owner(words: &[Word<'_>], noun: usize) -> Option<Range<usize>> {
    let mark = (0..noun)
        .rev()
        .take(3)
        .take_while(|at| !matches!(words[*at].tag, Tag::Verb(_) | Tag::Comma | Tag::Preposition))
        .find(|at| words[*at].tag == Tag::Possessive)?;
    if words[mark].token.norm.starts_with('\'') { phrase_left(words, mark) } else { Some(mark..mark + 1) }
}
