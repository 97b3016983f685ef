//! Noun phrases around a verb: its subject on the left, what follows on the right, and where its auxiliaries begin.

use std::ops::Range;

use super::{Tag, Word};
use crate::language::function_word::{A, AN, AND, EVERY, NO, OF, ONE, OTHERS, THE, WHICH, WHO, WHOSE};
use crate::language::inflect::Tense;

/// Most words over which a phrase is searched.
const REACH: usize = 60;
/// Most auxiliaries, negators and adverbs of one verb.
const LONGEST_GROUP: usize = 8;
/// Most words of an apposition that belongs to the name before it.
const LONGEST_APPOSITION: usize = 10;
/// Most words in brackets inside a noun phrase.
const LONGEST_BRACKET: usize = 30;

/// The first word of the verb group that ends with the verb at `verb`: its auxiliaries, negators and adverbs.
pub(crate) fn group_start(words: &[Word<'_>], verb: usize) -> usize {
    let mut at = verb;
    while at > 0 && verb - at < LONGEST_GROUP {
        match words[at - 1].tag {
            Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Negator | Tag::Adverb => at -= 1,
            Tag::Comma if at >= 3 && words[at - 2].tag == Tag::Adverb && words[at - 3].tag == Tag::Comma => at -= 3,
            _ => break,
        }
    }
    while at < verb && words[at].tag == Tag::Adverb {
        at += 1;
    }
    at
}

/// The subject of the verb at `verb`: the noun phrase or pronoun on its left.
pub(crate) fn subject(words: &[Word<'_>], verb: usize) -> Option<Range<usize>> {
    let start = group_start(words, verb);
    let last = (0..start).rev().take(4).find(|at| words[*at].tag != Tag::Adverb)?;
    match words[last].tag {
        Tag::To => {
            let upper = last.checked_sub(1).filter(|at| matches!(words[*at].tag, Tag::Verb(_)))?;
            if matches!(words[upper].tag, Tag::Verb(Tense::Gerund)) && group_start(words, upper) == upper {
                None
            } else {
                subject(words, upper)
            }
        }
        Tag::Comma => apposed(words, last),
        Tag::Dash => {
            let open = (0..last).rev().take(REACH).find(|at| words[*at].tag == Tag::Dash)?;
            phrase_left(words, open)
        }
        Tag::Coordinator => coordinated(words, last),
        Tag::Subject
        | Tag::Object
        | Tag::Noun
        | Tag::Name
        | Tag::Number
        | Tag::Close
        | Tag::Determiner
        | Tag::Possessive
        | Tag::Quoted
        | Tag::Other
        | Tag::Verb(Tense::Gerund) => phrase_left(words, last + 1),
        Tag::Subordinator
        | Tag::Preposition
        | Tag::Be
        | Tag::Have
        | Tag::Do
        | Tag::Modal
        | Tag::Negator
        | Tag::Verb(_)
        | Tag::Adverb
        | Tag::Colon
        | Tag::Stop
        | Tag::Hyphen
        | Tag::Open
        | Tag::Speech
        | Tag::Quotation => None,
    }
}

/// "A and did B": the subject of the verb before.
fn coordinated(words: &[Word<'_>], and: usize) -> Option<Range<usize>> {
    let upper = (0..and).rev().take(REACH).take_while(|at| !matches!(words[*at].tag, Tag::Stop | Tag::Colon | Tag::Dash | Tag::Quotation));
    let verb = upper
        .into_iter()
        .find(|at| matches!(words[*at].tag, Tag::Verb(Tense::Base | Tense::Third | Tense::Past)) || ends_group(words, *at))?;
    let earlier = words[..verb].iter().rposition(|w| w.tag == Tag::Coordinator);
    if earlier.is_some_and(|at| at + 1 == group_start(words, verb)) && and - verb > REACH / 2 {
        return None;
    }
    subject(words, verb)
}

/// True for a participle with its auxiliary: the end of a finite verb group.
fn ends_group(words: &[Word<'_>], at: usize) -> bool {
    matches!(words[at].tag, Tag::Verb(_)) && group_start(words, at) < at
}

/// The subject before the comma that ends an apposition or a relative clause: "Ana Roe, who heads the union, said".
fn apposed(words: &[Word<'_>], comma: usize) -> Option<Range<usize>> {
    let mut close = comma;
    for _ in 0..3 {
        let open = (0..close).rev().take(REACH).take_while(|at| words[*at].tag != Tag::Stop).find(|at| words[*at].tag == Tag::Comma)?;
        let first = words.get(open + 1)?;
        let inside = matches!(
            first.tag,
            Tag::Determiner | Tag::Noun | Tag::Name | Tag::Number | Tag::Adverb | Tag::Possessive | Tag::Preposition | Tag::Subordinator
        ) || matches!(first.tag, Tag::Verb(Tense::Gerund | Tense::Participle | Tense::Past))
            || first.is(WHO)
            || first.is(WHICH)
            || first.is(WHOSE);
        if !inside {
            return None;
        }
        if let Some(phrase) = phrase_left(words, open) {
            let apposition = matches!(first.tag, Tag::Determiner | Tag::Noun | Tag::Name | Tag::Possessive);
            let short = close - open <= LONGEST_APPOSITION && !words[open..close].iter().any(Word::finite);
            return Some(if apposition && short { phrase.start..close } else { phrase });
        }
        close = open;
    }
    None
}

/// The noun phrase that ends before `end`, with the phrases that depend on it ("the head of the union in Oslo").
pub(crate) fn phrase_left(words: &[Word<'_>], end: usize) -> Option<Range<usize>> {
    let mut at = end;
    let mut head = false; // true if a noun was found since the last preposition
    while at > 0 && end - at < REACH {
        let word = &words[at - 1];
        let take = match word.tag {
            Tag::Noun | Tag::Name | Tag::Number | Tag::Quoted | Tag::Object => {
                head = true;
                true
            }
            Tag::Subject => {
                let alone = !head && at == end;
                if alone && (word.is(WHO) || word.is(WHICH)) {
                    return relative(words, at - 1);
                }
                return (alone || word.is(ONE) || word.is(OTHERS)).then(|| at - 1..end);
            }
            Tag::Determiner | Tag::Possessive => {
                head = head || at == end;
                true
            }
            Tag::Hyphen | Tag::Other => true,
            Tag::Adverb => at < end && words[at].tag != Tag::Preposition,
            Tag::Preposition => at < end,
            Tag::Coordinator => at < end && word.is(AND) && at >= 2 && joins(words, at - 1),
            Tag::Verb(Tense::Gerund) => at < end && at >= 2 && matches!(words[at - 2].tag, Tag::Noun | Tag::Name | Tag::Preposition),
            Tag::Verb(Tense::Participle) => at < end && at >= 2 && matches!(words[at - 2].tag, Tag::Noun | Tag::Name),
            Tag::Close => match (0..at - 1).rev().take(LONGEST_BRACKET).find(|o| words[*o].tag == Tag::Open) {
                Some(open) => {
                    at = open + 1;
                    true
                }
                None => false,
            },
            Tag::To
            | Tag::Be
            | Tag::Have
            | Tag::Do
            | Tag::Modal
            | Tag::Negator
            | Tag::Verb(_)
            | Tag::Subordinator
            | Tag::Comma
            | Tag::Colon
            | Tag::Stop
            | Tag::Dash
            | Tag::Open
            | Tag::Speech
            | Tag::Quotation => false,
        };
        if !take {
            break;
        }
        at -= 1;
    }
    trimmed(words, at..end)
}

/// The noun phrase before a relative pronoun, which the pronoun stands for.
fn relative(words: &[Word<'_>], pronoun: usize) -> Option<Range<usize>> {
    let end = if pronoun > 0 && words[pronoun - 1].tag == Tag::Comma { pronoun - 1 } else { pronoun };
    let antecedent = if end > 0 && words[end - 1].tag != Tag::Preposition { phrase_left(words, end) } else { None };
    antecedent.or(Some(pronoun..pronoun + 1))
}

/// True if the "and" at `at` joins two noun phrases, not two clauses.
fn joins(words: &[Word<'_>], at: usize) -> bool {
    matches!(words[at - 1].tag, Tag::Noun | Tag::Name | Tag::Number | Tag::Close)
        && words.get(at + 1).is_some_and(|w| matches!(w.tag, Tag::Noun | Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Number))
        // "seized the town and rebels said": a verb before the left phrase means that a clause begins here
        && !(0..at).rev().take(12).map(|i| words[i].tag).take_while(|t| !matches!(t, Tag::Comma | Tag::Stop | Tag::Subordinator)).any(|t| matches!(t, Tag::Verb(Tense::Past | Tense::Third | Tense::Base) | Tag::Be | Tag::Have | Tag::Modal | Tag::Quoted))
}

/// Removes what cannot open a subject: conjunctions, adverbs and phrases of place or time before it.
fn trimmed(words: &[Word<'_>], range: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, end } = range;
    while start < end {
        match words[start].tag {
            Tag::Adverb | Tag::Coordinator | Tag::Other | Tag::Hyphen | Tag::Subordinator => start += 1,
            Tag::Possessive if words[start].token.norm.starts_with('\'') => start += 1,
            Tag::Preposition | Tag::Verb(_) => {
                // "On Monday the ministry": the subject begins at the next determiner that no preposition governs
                let next = (start + 2..end).find(|at| {
                    matches!(words[*at].tag, Tag::Determiner | Tag::Possessive)
                        && !words[*at].token.norm.starts_with('\'')
                        && matches!(words[at - 1].tag, Tag::Noun | Tag::Name | Tag::Number)
                })?;
                start = next;
            }
            _ => break,
        }
    }
    let named = words[start..end]
        .iter()
        .any(|w| matches!(w.tag, Tag::Noun | Tag::Name | Tag::Number | Tag::Determiner | Tag::Object | Tag::Quoted | Tag::Possessive));
    (start < end && named).then_some(start..end)
}

/// The noun phrase that begins at `start`; `whole` includes the phrases and appositions that depend on it.
pub(crate) fn phrase_right(words: &[Word<'_>], start: usize, whole: bool) -> Option<Range<usize>> {
    let mut at = start;
    let mut head = false;
    while at < words.len() && at - start < REACH {
        let word = &words[at];
        let next = words.get(at + 1).map(|w| w.tag);
        let take = match word.tag {
            Tag::Subject | Tag::Object => {
                if head {
                    false
                } else if at == start && !word.is(ONE) && !word.is(OTHERS) {
                    return Some(start..start + 1);
                } else {
                    head = true;
                    true
                }
            }
            Tag::Determiner => !head || matches!(words[at - 1].tag, Tag::Preposition | Tag::Coordinator),
            Tag::Noun | Tag::Name | Tag::Number | Tag::Quoted => {
                head = true;
                true
            }
            Tag::Possessive | Tag::Hyphen => true,
            Tag::Other => true,
            Tag::Adverb => !head && matches!(next, Some(Tag::Noun | Tag::Number | Tag::Verb(_))),
            Tag::Preposition => {
                head && (whole || word.is(OF))
                    && matches!(next, Some(Tag::Noun | Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Quoted))
            }
            Tag::Coordinator => {
                head && word.is(AND) && matches!(next, Some(Tag::Noun | Tag::Name | Tag::Number)) && !clause_follows(words, at + 1)
            }
            Tag::Verb(Tense::Participle | Tense::Gerund) => !head && matches!(next, Some(Tag::Noun | Tag::Name)),
            Tag::To
            | Tag::Be
            | Tag::Have
            | Tag::Do
            | Tag::Modal
            | Tag::Negator
            | Tag::Verb(_)
            | Tag::Subordinator
            | Tag::Comma
            | Tag::Colon
            | Tag::Stop
            | Tag::Dash
            | Tag::Open
            | Tag::Close
            | Tag::Speech
            | Tag::Quotation => false,
        };
        if !take {
            break;
        }
        at += 1;
    }
    while at > start
        && matches!(words[at - 1].tag, Tag::Preposition | Tag::Coordinator | Tag::Determiner | Tag::Adverb | Tag::Hyphen)
        && !head_pronoun(words, at - 1, start)
    {
        at -= 1;
    }
    (at > start && head || at == start + 1).then_some(start..at)
}

/// A determiner alone can be the whole phrase: "said both".
fn head_pronoun(words: &[Word<'_>], at: usize, start: usize) -> bool {
    at == start && words[at].tag == Tag::Determiner && !matches!(words[at].token.norm.as_str(), THE | A | AN | NO | EVERY)
}

/// True if the phrase at `start` is the subject of a finite verb.
fn clause_follows(words: &[Word<'_>], start: usize) -> bool {
    words[start..]
        .iter()
        .take(8)
        .find(|w| !matches!(w.tag, Tag::Noun | Tag::Name | Tag::Number | Tag::Determiner | Tag::Adverb))
        .is_some_and(Word::finite)
}
