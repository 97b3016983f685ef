//! Finds who did what to whom, for verbs that tell of events. Where the sentence does not show plainly who did it or to whom it was
//! done, that part stays open: a wrong doer is worse than none.

use std::ops::Range;

use super::Found;
use super::clause::{self, Tag, Word, group_start, phrase_left, phrase_right, subject};
use crate::language::Language;
use crate::language::inflect::Tense;
use crate::model::{Account, Action, Content, Mention, Span, Statement, Voice};

/// A doer or target of more words than this was not understood.
const LONGEST: usize = 14;

/// The mentions found, each with the place of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let mut out = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        for words in clause::words(statement, &account.text, language) {
            let found = (0..words.len()).filter_map(|verb| action(&words, verb, &account.text, language));
            out.extend(found.map(|(span, action)| (at, Mention { span, voice: Voice::Own, content: Content::Action(action) })));
        }
    }
    out
}

fn action(words: &[Word<'_>], verb: usize, text: &str, language: &Language) -> Option<(Span, Action)> {
    let Tag::Verb(tense) = words[verb].tag else { return None };
    let deed = Deed::of(words, verb, language)?;
    let start = group_start(words, verb);
    let group = &words[start..verb];
    let be =
        group.iter().any(|w| w.tag == Tag::Be) || start > 0 && language.functions.get.contains(&words[verb.saturating_sub(1)].token.norm);
    let agent_follows = words.get(deed.end).is_some_and(|w| w.is("by"));
    let passive = tense == Tense::Participle && (be || agent_follows);
    if tense == Tense::Participle && !passive && !group.iter().any(|w| w.tag == Tag::Have) {
        return None;
    }
    let (actor, target) = if passive {
        let target = if be { subject(words, verb) } else { phrase_left(words, verb) };
        (agent(words, deed.end, language), target)
    } else {
        (doer(words, verb, tense, be), deed.target.clone())
    };
    let number = |at: usize| words.get(at + 1).is_some_and(|w| w.is(".") || w.tag == Tag::Number);
    let no = |at: usize| matches!(words[at].token.norm.as_str(), "no" | "neither" | "none" | "nobody") && !number(at);
    let none = |range: &Option<Range<usize>>| range.as_ref().is_some_and(|r| no(r.start) || r.start > 0 && no(r.start - 1));
    let negated = group.iter().any(|w| w.tag == Tag::Negator) || undone(words, start, language) || none(&actor) || none(&target);
    let party = |range: Option<Range<usize>>| range.filter(|r| plain(&words[r.clone()], language)).map(|r| clause::span(words, r, text));
    let span = clause::span(words, verb..verb + 1, text);
    Some((span, Action { lemma: deed.lemma, actor: party(actor), target: party(target), passive, negated }))
}

/// A verb of an event with its particle and its object.
struct Deed {
    lemma: String,
    /// One past the verb and its particle.
    end: usize,
    target: Option<Range<usize>>,
}

impl Deed {
    fn of(words: &[Word<'_>], verb: usize, language: &Language) -> Option<Deed> {
        let lemma = words[verb].lemma;
        let particle = |at: usize| words.get(at).and_then(|w| language.verbs.with_particle(lemma, &w.token.norm));
        let close = particle(verb + 1);
        let end = verb + 1 + usize::from(close.is_some());
        let target = object(words, end, lemma, language);
        let far = target.as_ref().filter(|t| close.is_none() && t.len() <= 5).and_then(|t| particle(t.end));
        let lemma = match close.or(far) {
            Some(phrasal) => phrasal.to_string(),
            None if language.verbs.is_event(lemma) => lemma.to_string(),
            None => return None,
        };
        Some(Deed { lemma, end, target })
    }
}

/// The object right after the verb, or after the preposition through which the verb reaches it.
fn object(words: &[Word<'_>], from: usize, lemma: &str, language: &Language) -> Option<Range<usize>> {
    let mut at = from;
    while words.get(at).is_some_and(|w| w.tag == Tag::Adverb) {
        at += 1;
    }
    let first = words.get(at)?;
    if first.tag == Tag::Preposition {
        if !language.verbs.reaches_through(lemma, &first.token.norm) {
            return None;
        }
        at += 1;
    }
    let phrase = phrase_right(words, at, false)?;
    // "killed when the roof fell", "said the town fell": a finite verb after the phrase makes it the subject of another clause
    if words.get(phrase.end).is_some_and(|w| w.finite() && w.tag != Tag::Verb(Tense::Past)) {
        return None;
    }
    Some(phrase)
}

/// The subject of an active verb. A participle has one only when it stands right behind it.
fn doer(words: &[Word<'_>], verb: usize, tense: Tense, be: bool) -> Option<Range<usize>> {
    match tense {
        Tense::Gerund if !be => {
            let before = words.get(verb.checked_sub(1)?)?;
            if matches!(before.tag, Tag::Noun | Tag::Name) { phrase_left(words, verb) } else { None }
        }
        Tense::Base | Tense::Third | Tense::Past | Tense::Participle | Tense::Either | Tense::Gerund => subject(words, verb),
    }
}

/// "by rebels", close after the verb: no time, no measure, no manner.
fn agent(words: &[Word<'_>], from: usize, language: &Language) -> Option<Range<usize>> {
    let reach = words.len().min(from + 8);
    let by = (from..reach)
        .take_while(|at| !matches!(words[*at].tag, Tag::Verb(_) | Tag::Stop | Tag::Comma | Tag::Coordinator | Tag::Subordinator))
        .find(|at| words[*at].is("by"))?;
    let first = words.get(by + 1)?;
    let time = language.functions.time_words.contains(&first.token.norm) || first.tag == Tag::Number;
    if time || matches!(first.tag, Tag::Verb(_)) { None } else { phrase_right(words, by + 1, false) }
}

/// "failed to", "refused to" before the verb.
fn undone(words: &[Word<'_>], start: usize, language: &Language) -> bool {
    start >= 2
        && words[start - 1].tag == Tag::To
        && !language
            .certainty
            .denials(if words[start - 2].lemma.is_empty() { &words[start - 2].token.norm } else { words[start - 2].lemma })
            .is_empty()
}

/// Does the phrase plainly name a party: short, no time, not an empty "it" or "there", no clause in it?
fn plain(words: &[Word<'_>], language: &Language) -> bool {
    let Some(first) = words.first() else { return false };
    let empty =
        words.len() == 1 && matches!(first.token.norm.as_str(), "it" | "there" | "that" | "which" | "what" | "this" | "who" | "one");
    let time =
        words.iter().all(|w| language.functions.time_words.contains(&w.token.norm) || matches!(w.tag, Tag::Number | Tag::Determiner));
    words.len() <= LONGEST && !empty && !time && !words.iter().any(Word::finite)
}
