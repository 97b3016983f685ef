//! Hedges, modals, plans and conditions: what makes an event less than plain fact, or surer.

use std::ops::Range;

use crate::annotate::clause::{Tag, Word, clause, phrase_right, right, span};
use crate::language::Language;
use crate::language::certainty::Level;
use crate::language::inflect::Tense;
use crate::model::{Certainty, Content, Reality, Span};

/// All cues of certainty in a statement's words.
pub(super) fn find(words: &[Word<'_>], text: &str, language: &Language) -> Vec<(Span, Content)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match cue(words, at, language) {
            Some((cue, level, scope)) if scope.start < scope.end => {
                let certainty = Certainty { reality: reality(level), scope: span(words, scope, text) };
                out.push((span(words, cue.clone(), text), Content::Certainty(certainty)));
                at = cue.end;
            }
            _ => at += 1,
        }
    }
    out
}

/// The future of headlines: "Harbour board to buy two cranes".
pub(super) fn title(words: &[Word<'_>], text: &str) -> Option<(Span, Content)> {
    let to = words.iter().position(|w| matches!(w.tag, Tag::Verb(_) | Tag::Be | Tag::Have | Tag::Modal | Tag::To))?;
    let subject = to > 0 && matches!(words[to - 1].tag, Tag::Noun | Tag::Name);
    let verb = words.get(to + 1).is_some_and(|w| matches!(w.tag, Tag::Verb(Tense::Base) | Tag::Be));
    let scope = 0..right(words, to + 1);
    (words[to].tag == Tag::To && subject && verb).then(|| {
        let certainty = Certainty { reality: Reality::Planned, scope: span(words, scope, text) };
        (span(words, to..to + 1, text), Content::Certainty(certainty))
    })
}

fn reality(level: Level) -> Reality {
    match level {
        Level::Confirmed => Reality::Confirmed,
        Level::Probable => Reality::Probable,
        Level::Possible => Reality::Possible,
        Level::Alleged => Reality::Alleged,
        Level::Planned => Reality::Planned,
        Level::Conditional => Reality::Conditional,
        Level::Unknown => Reality::Unknown,
    }
}

/// The cue at `at`, its level and its scope.
fn cue(words: &[Word<'_>], at: usize, language: &Language) -> Option<(Range<usize>, Level, Range<usize>)> {
    let (word, data) = (&words[at], &language.certainty);
    let firsts = [word.token.norm.as_str(), if word.tag == Tag::Be { "be" } else { word.lemma }];
    if word.tag != Tag::Name
        && let Some((phrase, end)) = firsts.iter().filter(|f| !f.is_empty()).find_map(|f| super::phrase_at(words, at, data.phrases(f)))
    {
        let single = phrase.words.len() == 1;
        if !single || governs(words, at, phrase.means) {
            return Some((at..end, phrase.means, following(words, at, end, phrase.means)));
        }
    }
    match word.tag {
        Tag::Modal => modal(words, at, language).map(|level| (at..at + 1, level, clause(words, at))),
        Tag::Adverb => data.adverb(&word.token.norm).map(|level| (at..at + 1, level, clause(words, at))),
        Tag::Noun | Tag::Verb(_) if before_noun(words, at) => {
            let level = data.adjective(&word.token.norm)?;
            let noun = phrase_right(words, at + 1, false).unwrap_or(at + 1..at + 2);
            Some((at..at + 1, level, noun.start..noun.end))
        }
        Tag::Noun if data.adverb(&word.token.norm).is_some() => {
            let level = data.adverb(&word.token.norm)?;
            Some((at..at + 1, level, clause(words, at)))
        }
        _ => None,
    }
}

/// Is a phrase of one word used as the cue it can be? "order" and "accuse" must be verbs here.
fn governs(words: &[Word<'_>], at: usize, level: Level) -> bool {
    match level {
        Level::Conditional | Level::Unknown => true,
        Level::Confirmed | Level::Probable | Level::Possible | Level::Alleged | Level::Planned => matches!(words[at].tag, Tag::Verb(_)),
    }
}

/// What a phrase governs: the rest of its clause; "if" a clause with its subject; a raised subject is taken in.
fn following(words: &[Word<'_>], at: usize, end: usize, level: Level) -> Range<usize> {
    if matches!(level, Level::Conditional | Level::Unknown) {
        return end..right(words, end).max(end);
    }
    let whole = clause(words, at);
    let infinitive = words[end - 1].tag == Tag::To || matches!(words[at].tag, Tag::Be);
    let start = if infinitive { whole.start } else { end };
    start..right(words, end).max(start)
}

fn before_noun(words: &[Word<'_>], at: usize) -> bool {
    let next = words.get(at + 1).is_some_and(|w| matches!(w.tag, Tag::Noun | Tag::Name) || matches!(w.tag, Tag::Verb(Tense::Gerund)));
    let before = at.checked_sub(1).map(|i| words[i].tag);
    let predicate = matches!(before, Some(Tag::Be | Tag::Have | Tag::Subject | Tag::Modal));
    let past = matches!(words[at].tag, Tag::Verb(Tense::Past)) && matches!(before, Some(Tag::Noun | Tag::Name));
    next && !predicate && !past
}

/// What a modal verb means here, or `None` where it tells a plain fact.
fn modal(words: &[Word<'_>], at: usize, language: &Language) -> Option<Level> {
    let norm = words[at].token.norm.as_str();
    let next = words[at + 1..].iter().find(|w| !matches!(w.tag, Tag::Adverb | Tag::Negator | Tag::Subject));
    let negated = words[at + 1..].iter().take(2).any(|w| w.tag == Tag::Negator);
    let perfect = next.is_some_and(|w| w.is("have"));
    match norm {
        "could" if negated && !perfect => None,
        "could" if next.is_some_and(|w| language.certainty.is_ability(w.lemma)) => None,
        "must" if perfect => Some(Level::Probable),
        // "said it would close": the future, seen from a past
        "would" if !perfect && reported(words, at, language) && !words.iter().any(|w| w.is("if")) => Some(Level::Planned),
        "'d" => None,
        _ => language.certainty.modal(norm),
    }
}

fn reported(words: &[Word<'_>], at: usize, language: &Language) -> bool {
    words[..at].iter().any(|w| matches!(w.tag, Tag::Verb(Tense::Past | Tense::Participle)) && language.speech.class_of(w.lemma).is_some())
}
