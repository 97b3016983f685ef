//! How far the content of a reporting verb reaches: the clause, infinitive or thing after it, or the clause before it.

use std::ops::Range;

use crate::annotate::clause::{Tag, Word, group_start, phrase_right};
use crate::language::Language;
use crate::language::function_word::{HER, IT, OUT, POSSESSIVE, THAT, THE, WHICH, YOU};
use crate::language::inflect::Tense;
use crate::language::speech::SpeechClass;

/// A marker of content is searched for over this many words after the verb.
const MARKER_REACH: usize = 28;

/// The kind of a content.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Clause,
    Infinitive,
    Thing,
}

/// What the verb at `verb` reports on its right; `passive` verbs do not report a thing ("was accused by").
pub(super) fn right(words: &[Word<'_>], verb: usize, passive: bool, language: &Language) -> Option<Range<usize>> {
    let lemma = words[verb].lemma;
    let mut at = skip_adverbs(words, verb + 1, language);
    if !passive && language.speech.takes_addressee(lemma) && !opens_content(words, at) {
        at = addressee(words, at).map_or(at, |end| skip_adverbs(words, end, language));
    }
    if let Some(start) = marked(words, at, language) {
        return ended(words, start, Shape::Clause, language);
    }
    let word = words.get(at)?;
    let opens_clause = language.speech.clause_openers.contains(&word.token.norm);
    match word.tag {
        Tag::To if language.speech.takes_infinitive(lemma) => ended(words, at, Shape::Infinitive, language),
        Tag::Negator if words.get(at + 1).is_some_and(|w| w.tag == Tag::To) => ended(words, at, Shape::Infinitive, language),
        Tag::Preposition if language.speech.takes_preposition(lemma, &word.token.norm) => {
            let start = if word.is(OUT) { at + 1 } else { at };
            ended(words, start + 1, Shape::Thing, language)
        }
        Tag::Adverb | Tag::Preposition if word.is(OUT) && language.speech.takes_preposition(lemma, OUT) => {
            ended(words, at + 1, Shape::Clause, language)
        }
        Tag::Subordinator if opens_clause => ended(words, at, Shape::Clause, language),
        Tag::Determiner | Tag::Subject if opens_clause && clause_ahead(words, at) => ended(words, at, Shape::Clause, language),
        Tag::Preposition | Tag::Name | Tag::Noun if time_phrase(words, at, language).is_some() => {
            let end = time_phrase(words, at, language)?;
            (clause_ahead(words, end) && !passive).then(|| ended(words, end, Shape::Clause, language))?
        }
        Tag::Determiner
        | Tag::Possessive
        | Tag::Subject
        | Tag::Object
        | Tag::Name
        | Tag::Noun
        | Tag::Number
        | Tag::Quoted
        | Tag::Other
        | Tag::Adverb => bare(words, at, lemma, passive, language),
        Tag::Verb(Tense::Gerund) if language.speech.takes_object(lemma) => ended(words, at, Shape::Thing, language),
        Tag::Verb(_)
        | Tag::To
        | Tag::Preposition
        | Tag::Be
        | Tag::Have
        | Tag::Do
        | Tag::Modal
        | Tag::Negator
        | Tag::Coordinator
        | Tag::Subordinator
        | Tag::Comma
        | Tag::Colon
        | Tag::Stop
        | Tag::Dash
        | Tag::Hyphen
        | Tag::Open
        | Tag::Close
        | Tag::Speech
        | Tag::Quotation => None,
    }
}

/// A clause without "that", or a thing.
fn bare(words: &[Word<'_>], at: usize, lemma: &str, passive: bool, language: &Language) -> Option<Range<usize>> {
    let class = language.speech.class_of(lemma)?;
    let clausal = !matches!(class, SpeechClass::Accuse | SpeechClass::Evaluate | SpeechClass::Intend | SpeechClass::Urge);
    let pronoun = matches!(words[at].tag, Tag::Subject);
    if passive {
        let object = language.speech.takes_object(lemma);
        return (object && words[at].tag == Tag::Quoted).then(|| ended(words, at, Shape::Thing, language))?;
    }
    if clausal && (pronoun || clause_ahead(words, at)) && !(words[at].tag == Tag::Object) {
        return ended(words, at, Shape::Clause, language);
    }
    let thing = language.speech.takes_object(lemma) || words[at].tag == Tag::Quoted || quoted_in_phrase(words, at);
    thing.then(|| ended(words, at, Shape::Thing, language))?
}

fn quoted_in_phrase(words: &[Word<'_>], at: usize) -> bool {
    words[at..]
        .iter()
        .take(8)
        .take_while(|w| !matches!(w.tag, Tag::Comma | Tag::Stop | Tag::Verb(_)))
        .any(|w| matches!(w.tag, Tag::Quoted | Tag::Speech))
}

fn skip_adverbs(words: &[Word<'_>], mut at: usize, language: &Language) -> usize {
    while words.get(at).is_some_and(|w| w.tag == Tag::Adverb && !language.speech.adverbs_of_content.contains(&w.token.norm)) {
        at += 1;
    }
    at
}

fn opens_content(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_none_or(|w| matches!(w.tag, Tag::To | Tag::Subordinator | Tag::Speech | Tag::Colon | Tag::Comma | Tag::Stop))
}

/// The end of the addressee at `at`: a pronoun, a name, or a noun phrase before "that", "to" or a new phrase.
fn addressee(words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = words.get(at)?;
    if matches!(word.tag, Tag::Object)
        || matches!(word.tag, Tag::Subject) && (word.is(YOU) || word.is(IT)) && !words.get(at + 1).is_some_and(Word::finite)
    {
        return Some(at + 1);
    }
    if word.is(HER) {
        return Some(at + 1);
    }
    let phrase = phrase_right(words, at, false)?;
    // two phrases may be next to each other: "told AFP the town …", "told reporters he …"
    let name = words[phrase.clone()].iter().take_while(|w| w.tag == Tag::Name || w.is(THE) || w.is(POSSESSIVE)).count();
    let end = if name > 0 && words[at].tag == Tag::Name && at + name < phrase.end { at + name } else { phrase.end };
    let next = words.get(end)?;
    let opens = matches!(
        next.tag,
        Tag::To
            | Tag::Subordinator
            | Tag::Speech
            | Tag::Quoted
            | Tag::Colon
            | Tag::Comma
            | Tag::Determiner
            | Tag::Subject
            | Tag::Name
            | Tag::Possessive
            | Tag::Preposition
            | Tag::Stop
            | Tag::Adverb
            | Tag::Number
    ) || next.tag == Tag::Noun && end > at;
    (opens && !next.finite()).then_some(end)
}

/// Start of the content if punctuation or "that" marks it: `said in Geneva on Monday that`, `told AFP: "…"`.
fn marked(words: &[Word<'_>], from: usize, language: &Language) -> Option<usize> {
    for at in from..words.len().min(from + MARKER_REACH) {
        let word = &words[at];
        match word.tag {
            Tag::Subordinator if word.is(THAT) => return Some(at),
            Tag::Speech
                if at == from || matches!(words[at - 1].tag, Tag::Comma | Tag::Colon | Tag::Dash | Tag::Noun | Tag::Name | Tag::Adverb) =>
            {
                return Some(at);
            }
            Tag::Colon if word.is(":") => return words.get(at + 1).map(|_| at + 1),
            Tag::Comma if words.get(at + 1).is_some_and(|w| matches!(w.tag, Tag::Speech | Tag::Quoted)) => return Some(at + 1),
            Tag::Preposition
            | Tag::Determiner
            | Tag::Name
            | Tag::Noun
            | Tag::Number
            | Tag::Adverb
            | Tag::Possessive
            | Tag::Hyphen
            | Tag::Other
            | Tag::Object => {}
            Tag::Verb(Tense::Gerund) | Tag::Coordinator => {}
            Tag::Subordinator if language.speech.before_that.contains(&word.token.norm) => {}
            Tag::Subordinator
            | Tag::Verb(_)
            | Tag::Subject
            | Tag::To
            | Tag::Be
            | Tag::Have
            | Tag::Do
            | Tag::Modal
            | Tag::Negator
            | Tag::Comma
            | Tag::Colon
            | Tag::Stop
            | Tag::Dash
            | Tag::Open
            | Tag::Close
            | Tag::Quoted
            | Tag::Speech
            | Tag::Quotation => return None,
        }
    }
    None
}

/// True if a finite verb comes soon after `at`, so that a clause begins there.
pub(super) fn clause_ahead(words: &[Word<'_>], at: usize) -> bool {
    let ahead = words.get(at..).unwrap_or(&[]).iter().take(30);
    let mut depth = 0i32;
    let mut commas = 0;
    for word in ahead {
        match word.tag {
            Tag::Open => depth += 1,
            Tag::Close => depth -= 1,
            Tag::Comma => commas += 1,
            Tag::Stop | Tag::Colon | Tag::Speech => return false,
            _ if depth == 0 && word.finite() => return true,
            _ if depth == 0 && matches!(word.tag, Tag::Subordinator) && commas == 0 && !word.is(THAT) => return false,
            Tag::To if commas == 0 => return false,
            _ => {}
        }
        if commas > 2 {
            return false;
        }
    }
    false
}

/// The end of a time phrase at `at`: "Monday", "on Tuesday night", "last week".
fn time_phrase(words: &[Word<'_>], at: usize, language: &Language) -> Option<usize> {
    let is_time = |at: usize| words.get(at).is_some_and(|w| language.functions.time_words.contains(&w.token.norm) || w.tag == Tag::Number);
    let start = if words[at].tag == Tag::Preposition { at + 1 } else { at };
    if !is_time(start) || words[start].tag == Tag::Number && start == at {
        return None;
    }
    let mut end = start;
    while end < words.len() && end - start < 6 && is_time(end) {
        end += 1;
    }
    Some(end)
}

/// The content that begins at `start`, up to its end.
fn ended(words: &[Word<'_>], start: usize, shape: Shape, language: &Language) -> Option<Range<usize>> {
    let mut at = start;
    while at < words.len() {
        let word = &words[at];
        let stop = match word.tag {
            Tag::Stop => true,
            Tag::Speech if at > start => {
                // a new quotation after a finished one belongs to the same speaker; after a clause it continues
                at += 1;
                continue;
            }
            Tag::Comma => ends_at_comma(words, at, shape, language),
            Tag::Coordinator => at > start && ends_at_and(words, at, shape, language),
            Tag::Subordinator => shape == Shape::Thing && at > start && !language.speech.within_phrase.contains(&word.token.norm),
            Tag::Colon => word.is(";") && shape != Shape::Clause,
            Tag::Dash => shape == Shape::Thing,
            Tag::Close => !words[start..at].iter().any(|w| w.tag == Tag::Open),
            Tag::Be | Tag::Have | Tag::Do | Tag::Modal => shape == Shape::Thing && at > start && !relative_before(words, start, at),
            Tag::Verb(Tense::Past | Tense::Third) => shape == Shape::Thing && at > start && !relative_before(words, start, at),
            _ => false,
        };
        if stop {
            break;
        }
        at += 1;
    }
    (at > start).then_some(start..at)
}

fn relative_before(words: &[Word<'_>], start: usize, at: usize) -> bool {
    words[start..at].iter().any(|w| matches!(w.tag, Tag::Subject | Tag::Subordinator) || w.is(WHICH))
}

/// True if the content ends at this comma: a reporting clause, a participle of saying or a new main clause follows.
fn ends_at_comma(words: &[Word<'_>], comma: usize, shape: Shape, language: &Language) -> bool {
    let Some(next) = words.get(comma + 1) else { return true };
    if language.speech.source_after_comma.contains(&next.token.norm) {
        return true;
    }
    if let Tag::Verb(Tense::Gerund) = next.tag {
        return shape != Shape::Clause || language.speech.class_of(next.lemma).is_some();
    }
    if trailing_report(words, comma + 1, language) {
        return true;
    }
    match (shape, next.tag) {
        (Shape::Thing, Tag::Coordinator) => {
            !matches!(words.get(comma + 2).map(|w| w.tag), Some(Tag::Noun | Tag::Name | Tag::Determiner | Tag::Number))
                || clause_ahead(words, comma + 2)
        }
        (Shape::Thing | Shape::Infinitive, Tag::Subject | Tag::Subordinator | Tag::Preposition) => true,
        (Shape::Thing, Tag::Adverb | Tag::Verb(_) | Tag::Be | Tag::Have | Tag::Modal) => true,
        (_, Tag::Coordinator) => reporting_clause(words, comma + 2, language),
        _ => false,
    }
}

/// "…, officials said." or "…, said the mayor": true for a short reporting clause up to a punctuation mark.
fn trailing_report(words: &[Word<'_>], from: usize, language: &Language) -> bool {
    let verb = words[from..].iter().take(8).position(|w| matches!(w.tag, Tag::Verb(_) | Tag::Comma | Tag::Stop)).map(|i| from + i);
    verb.is_some_and(|v| {
        says(&words[v], language)
            && words.get(v + 1).is_none_or(|w| {
                matches!(w.tag, Tag::Comma | Tag::Stop) || v == from && matches!(w.tag, Tag::Name | Tag::Determiner | Tag::Subject)
            })
    })
}

fn says(word: &Word<'_>, language: &Language) -> bool {
    matches!(word.tag, Tag::Verb(Tense::Past | Tense::Third | Tense::Base | Tense::Participle))
        && matches!(
            language.speech.class_of(word.lemma),
            Some(
                SpeechClass::Neutral
                    | SpeechClass::Claim
                    | SpeechClass::Warn
                    | SpeechClass::Concede
                    | SpeechClass::Deny
                    | SpeechClass::Accuse
                    | SpeechClass::Urge
                    | SpeechClass::Emote
                    | SpeechClass::Predict
            )
        )
}

/// "… and accused", "… and he said": true if a new reporting clause begins after the conjunction.
fn ends_at_and(words: &[Word<'_>], and: usize, shape: Shape, language: &Language) -> bool {
    let Some(next) = words.get(and + 1) else { return true };
    let past = |w: &Word<'_>| matches!(w.tag, Tag::Verb(Tense::Past | Tense::Third));
    match shape {
        Shape::Thing => {
            next.finite()
                || matches!(next.tag, Tag::Subject | Tag::Verb(_) | Tag::Adverb) && !matches!(next.tag, Tag::Verb(Tense::Gerund))
                || reporting_clause(words, and + 1, language)
        }
        Shape::Infinitive => past(next) || reporting_clause(words, and + 1, language),
        Shape::Clause => reporting_clause(words, and + 1, language),
    }
}

/// True for a subject and a verb of saying within a few words.
fn reporting_clause(words: &[Word<'_>], from: usize, language: &Language) -> bool {
    let Some(verb) = words.get(from..).and_then(|w| {
        w.iter().take(7).position(|w| matches!(w.tag, Tag::Verb(_) | Tag::Be | Tag::Have | Tag::Modal | Tag::Comma | Tag::Stop))
    }) else {
        return false;
    };
    let verb = from + verb;
    says(&words[verb], language)
        && (words[verb].lemma == language.speech.plain_verb || verb == from || right_opens(words, verb + 1))
        && group_start(words, verb) >= from
}

fn right_opens(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|w| {
        matches!(w.tag, Tag::Subordinator | Tag::Speech | Tag::Quoted | Tag::Subject | Tag::Name | Tag::Determiner | Tag::Colon)
    })
}

/// The clause before a final "…, X said": from the start of the sentence to `end`.
pub(super) fn left(words: &[Word<'_>], end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > 0 && !matches!(words[start - 1].tag, Tag::Stop) && !(words[start - 1].tag == Tag::Colon && words[start - 1].is(";")) {
        start -= 1;
    }
    while start < end && matches!(words[start].tag, Tag::Coordinator | Tag::Comma | Tag::Dash) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// The rest of the sentence from `start`, up to where another report begins.
pub(super) fn rest(words: &[Word<'_>], start: usize, language: &Language) -> Option<Range<usize>> {
    ended(words, start, Shape::Clause, language)
}
